//! Refusals and warnings as a caseworker reads them.

use super::concern::{ConcernRefusal, ConcernWarning};
use super::refusal::Refusal;
use super::warning::Warning;
use crate::Language;
use crate::service::catalogue::catalogue;

catalogue! {
    /// Why an event was refused, without whom and what: as a code for statistics, and a sentence for a person.
    #[non_exhaustive]
    pub enum RefusalKind called "kind of refusal" with () {
        Opening "opening" "Saken må åpnes først, og bare én gang." "Saka må opnast først, og berre éin gong." "The case is opened first, and once." => ();
        OtherCase "other-case" "Hendelsen hører til en annen sak." "Hendinga høyrer til ei anna sak." "The event belongs to another case." => ();
        OutOfOrder "out-of-order" "En tidligere hendelse mangler." "Ei tidlegare hending manglar." "An earlier event is missing." => ();
        Duplicate "duplicate" "Hendelsen er registrert før." "Hendinga er registrert før." "The event has been registered before." => ();
        Conflict "conflict" "To kopier av saken er ulike. Noen må avgjøre hva som er riktig." "To kopiar av saka er ulike. Nokon må avgjere kva som er rett." "Two copies of the case differ. Somebody has to say what is right." => ();
        Time "time" "Tidspunktet kan ikke stemme: det er registrert før det skjedde, eller i feil rekkefølge." "Tidspunktet kan ikkje stemme: det er registrert før det hende, eller i feil rekkjefølgje." "The time cannot be right: registered before it happened, or in the wrong order." => ();
        BeforeEarlierChange "before-earlier-change" "Saken har endret seg siden. Bare notater, referater og sikkerhet kan registreres i ettertid." "Saka har endra seg sidan. Berre notat, referat og tryggleik kan registrerast i ettertid." "The case has changed since. Only notes, minutes and safety are registered late." => ();
        OtherProfile "other-profile" "Saken følger en annen rutine eller en annen versjon av den." "Saka følgjer ei anna rutine eller ein annan versjon av ho." "The case keeps to another routine or version." => ();
        Status "status" "Det er ikke mulig slik saken står nå." "Det er ikkje mogleg slik saka står no." "This is not possible as the case stands." => ();
        Author "author" "Den som registrerer, kan ikke gjøre dette i saken." "Den som registrerer, kan ikkje gjere dette i saka." "Whoever registers it cannot do this in the case." => ();
        Repeated "repeated" "Det finnes fra før." "Det finst frå før." "It exists already." => ();
        Unknown "unknown" "Det som nevnes, finnes ikke i saken." "Det som blir nemnt, finst ikkje i saka." "What is named is not in the case." => ();
        Empty "empty" "Noe må fylles ut." "Noko må fyllast ut." "Something has to be filled in." => ();
        NotParticipant "not-participant" "Personen er ikke deltaker for en tjeneste i saken." "Personen er ikkje deltakar for ei teneste i saka." "The person takes part for no service in the case." => ();
        FamilyNeverHolds "family-never-holds" "Barnet og foresatte kan aldri være stafettholder eller stedfortreder." "Barnet og føresette kan aldri vere stafetthaldar eller stadfortredar." "The child and guardians never hold the baton or stand in." => ();
        HolderExists "holder-exists" "Saken har en stafettholder. Foreslå en overføring." "Saka har ein stafetthaldar. Føreslå ei overføring." "The case has a baton holder. Propose a hand-over." => ();
        NoHolder "no-holder" "Saken har ingen stafettholder." "Saka har ingen stafetthaldar." "The case has no baton holder." => ();
        HolderLeaves "holder-leaves" "Stafettholderen blir til noen har mottatt og godtatt stafettpinnen." "Stafetthaldaren blir til nokon har teke imot og godteke stafettpinnen." "The holder stays until somebody has received and accepted the baton." => ();
        HandOverPending "hand-over-pending" "En overføring venter på svar." "Ei overføring ventar på svar." "A hand-over is waiting for its answer." => ();
        NotTheProposed "not-the-proposed" "Bare den som er foreslått, kan svare." "Berre den som er foreslått, kan svare." "Only the one proposed can answer." => ();
        NoStanding "no-standing" "Den som svarer, er verken barnet eller en foresatt den dagen." "Den som svarer, er verken barnet eller ein føresett den dagen." "Whoever answers is neither the child nor a guardian on that day." => ();
        OralWithoutMinutes "oral-without-minutes" "Et muntlig samtykke må vise til referatet det står i." "Eit munnleg samtykke må vise til referatet det står i." "An oral consent refers to the minutes it stands in." => ();
        Basis "basis" "Grunnlaget holder ikke: samtykke, hjemmel eller anonymitet mangler eller rekker ikke." "Grunnlaget held ikkje: samtykke, heimel eller anonymitet manglar eller rekk ikkje." "The basis does not hold: consent, statute or anonymity is missing or does not reach." => ();
        Log "log" "Stafettloggen er ikke åpen for dette." "Stafettloggen er ikkje open for dette." "The log is not open for this." => ();
        NoWriteGrant "no-write-grant" "Rollen skriver ikke denne typen innføring." "Rolla skriv ikkje denne typen innføring." "The role does not write this kind of entry." => ();
        EvaluatedBeforeStart "evaluated-before-start" "Tiltaket ville blitt evaluert eller vært ferdig før det starter." "Tiltaket ville blitt evaluert eller vore ferdig før det startar." "The measure would be evaluated or done before it starts." => ();
        OtherLevel "other-level" "Saken er på et annet nivå." "Saka er på eit anna nivå." "The case is at another level." => ();
        OldEvaluation "old-evaluation" "Evalueringen er fra før. Evaluer på dette nivået først." "Evalueringa er frå før. Evaluer på dette nivået først." "The evaluation is from before. Evaluate at this level first." => ();
        Option "option" "Beslutningsvalget finnes ikke på dette nivået." "Avgjerdsvalet finst ikkje på dette nivået." "The level does not have this decision option." => ();
        NoWay "no-way" "Rutinen har ingen vei dit." "Rutinen har ingen veg dit." "The routine has no way there." => ();
        LevelNeeds "level-needs" "Nivået krever mer." "Nivået krev meir." "The level needs more." => ();
        GuardiansNotTold "guardians-not-told" "Foresatte skal ikke informeres mens det er mistanke om vold eller overgrep." "Føresette skal ikkje informerast medan det er mistanke om vald eller overgrep." "Guardians are not told while violence or abuse is suspected." => ();
        ReportIncomplete "report-incomplete" "Meldingen må si om hvert barn og hver foresatt er orientert, og hvorfor." "Meldinga må seie om kvart barn og kvar føresett er orientert, og kvifor." "The report says of every child and guardian whether they were told, and why." => ();
        Addressee "addressee" "En slik melding går til barneverntjenesten eller politiet." "Ei slik melding går til barnevernstenesta eller politiet." "Such a report goes to the child welfare service or the police." => ();
        SenderStays "sender-stays" "Den som har henvist, er med til henvisningen er besvart." "Den som har tilvist, er med til tilvisinga er svart på." "Whoever referred stays until the referral is answered." => ();
        ClosingNeeds "closing-needs" "Saken kan ikke avsluttes ennå." "Saka kan ikkje avsluttast enno." "The case cannot be closed yet." => ();
    }
}

impl Refusal {
    /// What sort of refusal it is.
    #[must_use]
    pub const fn kind(&self) -> RefusalKind {
        match self {
            Self::Opening => RefusalKind::Opening,
            Self::OtherCase { .. } => RefusalKind::OtherCase,
            Self::OutOfOrder { .. } => RefusalKind::OutOfOrder,
            Self::Duplicate { .. } => RefusalKind::Duplicate,
            Self::Conflict { .. } => RefusalKind::Conflict,
            Self::Future { .. } | Self::RecordedEarlier { .. } => RefusalKind::Time,
            Self::BeforeEarlierChange { .. } => RefusalKind::BeforeEarlierChange,
            Self::OtherProfile { .. } => RefusalKind::OtherProfile,
            Self::Status { .. } => RefusalKind::Status,
            Self::UnknownAuthor { .. } | Self::WrongAuthor { .. } => RefusalKind::Author,
            Self::Repeated { .. } => RefusalKind::Repeated,
            Self::Unknown { .. } => RefusalKind::Unknown,
            Self::Empty { .. } => RefusalKind::Empty,
            Self::NotParticipant { .. } => RefusalKind::NotParticipant,
            Self::FamilyNeverHolds { .. } => RefusalKind::FamilyNeverHolds,
            Self::HolderExists { .. } => RefusalKind::HolderExists,
            Self::NoHolder => RefusalKind::NoHolder,
            Self::HolderLeaves { .. } => RefusalKind::HolderLeaves,
            Self::HandOverPending { .. } => RefusalKind::HandOverPending,
            Self::NotTheProposed { .. } => RefusalKind::NotTheProposed,
            Self::NoStanding { .. } => RefusalKind::NoStanding,
            Self::OralWithoutMinutes => RefusalKind::OralWithoutMinutes,
            Self::Basis { .. } | Self::NoBasis { .. } | Self::LogNeedsBasis => RefusalKind::Basis,
            Self::LogTooEarly { .. } | Self::Log { .. } => RefusalKind::Log,
            Self::NoWriteGrant { .. } => RefusalKind::NoWriteGrant,
            Self::EvaluatedBeforeStart { .. } => RefusalKind::EvaluatedBeforeStart,
            Self::OtherLevel { .. } => RefusalKind::OtherLevel,
            Self::OldEvaluation { .. } => RefusalKind::OldEvaluation,
            Self::Option { .. } => RefusalKind::Option,
            Self::NoWay { .. } => RefusalKind::NoWay,
            Self::LevelNeeds { .. } => RefusalKind::LevelNeeds,
            Self::GuardiansNotTold => RefusalKind::GuardiansNotTold,
            Self::ReportIncomplete { .. } => RefusalKind::ReportIncomplete,
            Self::Addressee { .. } => RefusalKind::Addressee,
            Self::SenderStays { .. } => RefusalKind::SenderStays,
            Self::ClosingNeeds { .. } => RefusalKind::ClosingNeeds,
        }
    }

    /// What a caseworker reads: why, and what is missing.
    ///
    /// ```
    /// use bti_core::Language;
    /// use bti_core::case::{BtiLevel, Missing, Refusal};
    ///
    /// let refusal = Refusal::LevelNeeds { level: BtiLevel::Level1, missing: vec![Missing::Holder] };
    /// assert_eq!(refusal.told(Language::Nynorsk), "Nivået krev meir. Manglar: ein stafetthaldar.");
    /// ```
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        let why = self.kind().name(language);
        let parts: Vec<&str> = match self {
            Self::LevelNeeds { missing, .. } | Self::ClosingNeeds { missing } => {
                missing.iter().map(|what| what.name(language)).collect()
            }
            _ => Vec::new(),
        };
        let word = match language {
            Language::Bokmaal => "Mangler",
            Language::Nynorsk => "Manglar",
            Language::English => "Missing",
        };
        if parts.is_empty() { why.to_owned() } else { format!("{why} {word}: {}.", parts.join("; ")) }
    }
}

catalogue! {
    /// What looks wrong with an accepted event: as a code, and a sentence for a person.
    #[non_exhaustive]
    pub enum WarningKind called "kind of warning" with () {
        ServiceCount "service-count" "Antallet tjenester er utenfor det rutinen råder til på dette nivået." "Talet på tenester er utanfor det rutinen rår til på dette nivået." "The number of services is outside what the routine advises." => ();
        ChildNotHeard "child-not-heard" "Barnets stemme er ikke registrert." "Stemma til barnet er ikkje registrert." "The child's voice is not recorded." => ();
        EvaluationLate "evaluation-late" "Evalueringen kom etter fristen." "Evalueringa kom etter fristen." "The evaluation came after its day." => ();
        NotInvolved "not-involved" "Rutinen sier at en bestemt tjeneste skal være med." "Rutinen seier at ei bestemt teneste skal vere med." "The routine asks for a service that does not take part." => ();
        NotConsidered "not-considered" "Rutinen sier at noe skal vurderes, og det er ikke gjort." "Rutinen seier at noko skal vurderast, og det er ikkje gjort." "The routine asks for something to be considered, and it has not been." => ();
        GuardianNotInvited "guardian-not-invited" "Ikke alle med foreldreansvar er invitert." "Ikkje alle med foreldreansvar er inviterte." "Not everyone with parental responsibility was invited." => ();
        Late "late" "Registrert i ettertid." "Registrert i ettertid." "Registered late." => ();
        DecideHolderAgain "decide-holder-again" "Nivået er nytt: avgjør på nytt hvem som er stafettholder." "Nivået er nytt: avgjer på nytt kven som er stafetthaldar." "The level is new: decide again who holds the baton." => ();
        AskConsent "ask-consent" "Rutinen sier at det skal bes om samtykke her." "Rutinen seier at det skal bedast om samtykke her." "The routine asks for a consent here." => ();
        BasisLapsed "basis-lapsed" "Noe hviler på et samtykke som ikke lenger gjelder." "Noko kviler på eit samtykke som ikkje lenger gjeld." "Something rests on a consent that no longer counts." => ();
        ProfileNotInUse "profile-not-in-use" "Rutinen er ikke i bruk den dagen, eller i den kommunen." "Rutinen er ikkje i bruk den dagen, eller i den kommunen." "The routine is not in use on that day, or in that municipality." => ();
        MeasureWithoutResponsible "measure-without-responsible" "Den som var ansvarlig for et tiltak, er ikke lenger med." "Den som var ansvarleg for eit tiltak, er ikkje lenger med." "Whoever was responsible for a measure takes part no longer." => ();
        ReferralUnanswered "referral-unanswered" "En henvisning er ikke besvart." "Ei tilvising er ikkje svart på." "A referral is unanswered." => ();
        ClosedWithoutDecision "closed-without-decision" "Avsluttet uten evaluering og beslutning på dette nivået." "Avslutta utan evaluering og avgjerd på dette nivået." "Closed without an evaluation and decision at this level." => ();
        LeaderDecided "leader-decided" "En leder ga stafettpinnen videre mens stafettholderen var borte." "Ein leiar gav stafettpinnen vidare medan stafetthaldaren var borte." "A leader passed the baton while its holder was away." => ();
        PlanClosesLog "plan-closes-log" "Rutinen avslutter stafettloggen når det er laget individuell plan." "Rutinen avsluttar stafettloggen når det er laga individuell plan." "The routine closes the log once there is an individual plan." => ();
        NoLog "no-log" "Rutinen krever stafettlogg på dette nivået." "Rutinen krev stafettlogg på dette nivået." "The routine requires a log at this level." => ();
    }
}

impl Warning {
    /// What sort of warning it is; its name in a language is what a caseworker reads.
    #[must_use]
    pub const fn kind(&self) -> WarningKind {
        match self {
            Self::ServiceCount { .. } => WarningKind::ServiceCount,
            Self::ChildNotHeardInMeeting { .. } | Self::ChildNotHeardInEvaluation => {
                WarningKind::ChildNotHeard
            }
            Self::EvaluationLate { .. } => WarningKind::EvaluationLate,
            Self::NotInvolved { .. } => WarningKind::NotInvolved,
            Self::NotConsidered { .. } => WarningKind::NotConsidered,
            Self::GuardianNotInvited { .. } => WarningKind::GuardianNotInvited,
            Self::Late { .. } => WarningKind::Late,
            Self::DecideHolderAgain => WarningKind::DecideHolderAgain,
            Self::AskConsent { .. } => WarningKind::AskConsent,
            Self::BasisLapsed { .. } | Self::LogBasisLapsed | Self::ConsentOfGuardiansLapses { .. } => {
                WarningKind::BasisLapsed
            }
            Self::ProfileNotInUse => WarningKind::ProfileNotInUse,
            Self::MeasureWithoutResponsible { .. } => WarningKind::MeasureWithoutResponsible,
            Self::ReferralUnanswered { .. } => WarningKind::ReferralUnanswered,
            Self::ClosedWithoutDecision => WarningKind::ClosedWithoutDecision,
            Self::LeaderDecided { .. } => WarningKind::LeaderDecided,
            Self::PlanClosesLog => WarningKind::PlanClosesLog,
            Self::NoLog => WarningKind::NoLog,
        }
    }
}

catalogue! {
    /// Why an event about a concern was refused: as a code for statistics, and a sentence for a person.
    #[non_exhaustive]
    pub enum ConcernRefusalKind called "kind of refusal about a concern" with () {
        Raising "raising" "Bekymringen må reises først, og bare én gang." "Bekymringa må reisast først, og berre éin gong." "The concern is raised first, and once." => ();
        OtherConcern "other-concern" "Hendelsen hører til en annen bekymring." "Hendinga høyrer til ei anna bekymring." "The event belongs to another concern." => ();
        OutOfOrder "out-of-order" "En tidligere hendelse mangler." "Ei tidlegare hending manglar." "An earlier event is missing." => ();
        Conflict "conflict" "To kopier er ulike." "To kopiar er ulike." "Two copies differ." => ();
        Duplicate "duplicate" "Hendelsen er registrert før." "Hendinga er registrert før." "The event has been registered before." => ();
        Time "time" "Tidspunktet kan ikke stemme." "Tidspunktet kan ikkje stemme." "The time cannot be right." => ();
        Ended "ended" "Bekymringen er avsluttet. Reis en ny ved siden av." "Bekymringa er avslutta. Reis ei ny ved sida av." "The concern has ended. Raise a new one beside it." => ();
        Score "score" "Tallet er ikke på skalaen." "Talet er ikkje på skalaen." "The score is not on the scale." => ();
        NothingObserved "nothing-observed" "Ingenting er observert. Skriv ned det som er kjent." "Ingenting er observert. Skriv ned det som er kjent." "Nothing has been observed. Write down what is known." => ();
        NotShared "not-shared" "Bekymringen er ikke delt. Gå gjennom den med en kollega eller leder først." "Bekymringa er ikkje delt. Gå gjennom ho med ein kollega eller leiar først." "The concern has not been shared. Go through it with a colleague or leader first." => ();
        Empty "empty" "Noe må fylles ut." "Noko må fyllast ut." "Something has to be filled in." => ();
        NotGuardian "not-guardian" "Personen er ikke foresatt til barnet." "Personen er ikkje føresett til barnet." "The person is no guardian of the child." => ();
        StepDone "step-done" "Steget er gjort fra før." "Steget er gjort frå før." "The step has been done already." => ();
        Addressee "addressee" "En slik melding går til barneverntjenesten eller politiet." "Ei slik melding går til barnevernstenesta eller politiet." "Such a report goes to the child welfare service or the police." => ();
        OtherProfile "other-profile" "Bekymringen følger en annen rutine." "Bekymringa følgjer ei anna rutine." "The concern keeps to another routine." => ();
    }
}

impl ConcernRefusal {
    /// What sort of refusal it is; its name is what a person reads.
    #[must_use]
    pub const fn kind(&self) -> ConcernRefusalKind {
        match self {
            Self::Raising => ConcernRefusalKind::Raising,
            Self::OtherConcern { .. } => ConcernRefusalKind::OtherConcern,
            Self::OutOfOrder { .. } => ConcernRefusalKind::OutOfOrder,
            Self::Conflict { .. } => ConcernRefusalKind::Conflict,
            Self::Duplicate { .. } => ConcernRefusalKind::Duplicate,
            Self::Recorded { .. } => ConcernRefusalKind::Time,
            Self::Ended => ConcernRefusalKind::Ended,
            Self::Score { .. } => ConcernRefusalKind::Score,
            Self::NothingObserved => ConcernRefusalKind::NothingObserved,
            Self::NotShared => ConcernRefusalKind::NotShared,
            Self::Empty { .. } => ConcernRefusalKind::Empty,
            Self::NotGuardian { .. } => ConcernRefusalKind::NotGuardian,
            Self::StepDone { .. } => ConcernRefusalKind::StepDone,
            Self::Addressee { .. } => ConcernRefusalKind::Addressee,
            Self::OtherProfile { .. } => ConcernRefusalKind::OtherProfile,
        }
    }
}

catalogue! {
    /// What looks wrong with a concern: as a code, and a sentence for a person.
    #[non_exhaustive]
    pub enum ConcernWarningKind called "kind of warning about a concern" with () {
        NoFact "no-fact" "Bare tolkninger er skrevet ned, ingenting som er sikkert." "Berre tolkingar er skrivne ned, ingenting som er sikkert." "Only interpretations are written down, nothing that is certain." => ();
        GuardiansNotSettled "guardians-not-settled" "Foresatte er ikke informert, og det står ikke hvorfor." "Føresette er ikkje informerte, og det står ikkje kvifor." "The guardians have not been told, and it does not say why." => ();
    }
}

impl ConcernWarning {
    /// What sort of warning it is; its name is what a person reads.
    #[must_use]
    pub const fn kind(&self) -> ConcernWarningKind {
        match self {
            Self::NoFact => ConcernWarningKind::NoFact,
            Self::GuardiansNotSettled => ConcernWarningKind::GuardiansNotSettled,
        }
    }
}
