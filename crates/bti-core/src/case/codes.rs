//! The closed lists a municipality's routine is written with.

use crate::service::catalogue::catalogue;

catalogue! {
    /// What somebody is in a case, when it is asked what they may read or write (*rolle*).
    ///
    /// Source: the access matrices of BYN, Midtre Gauldal, Sogndal and of the tools.
    #[non_exhaustive]
    pub enum Role called "role" with () {
        Stafettholder "stafettholder" "stafettholder" "stafetthaldar" "baton holder" => ();
        Substitute "substitute" "stedfortreder" "stadfortredar" "substitute" => ();
        Participant "participant" "deltaker fra en tjeneste" "deltakar frå ei teneste" "participant from a service" => ();
        Guardian "guardian" "foresatt" "føresett" "guardian" => ();
        Child "child" "barn eller ungdom" "barn eller ungdom" "child or young person" => ();
        UnitLeader "unit-leader" "enhetsleder" "einingsleiar" "unit leader" => ();
        /// Being an administrator never gives access to content.
        Administrator "administrator" "administrator" "administrator" "administrator" => ();
        Archivist "archivist" "arkivar" "arkivar" "archivist" => ();
    }
}

catalogue! {
    /// What a line in the log is (*innføring*).
    #[non_exhaustive]
    pub enum EntryKind called "entry kind" with () {
        Note "note" "notat" "notat" "note" => ();
        Agreement "agreement" "avtale" "avtale" "agreement" => ();
        Measure "measure" "tiltak" "tiltak" "measure" => ();
        Meeting "meeting" "møte" "møte" "meeting" => ();
        Evaluation "evaluation" "evaluering" "evaluering" "evaluation" => ();
        Decision "decision" "beslutning" "avgjerd" "decision" => ();
        Transfer "transfer" "overføring av stafettpinnen" "overføring av stafettpinnen" "passing of the baton" => ();
        Consent "consent" "samtykke" "samtykke" "consent" => ();
        /// Something good about the child, open to everyone. It is never a measure, and never evidence of non-compliance.
        Lysglimt "lysglimt" "lysglimt" "lysglimt" "positive glimpse" => ();
        Message "message" "melding" "melding" "message" => ();
        Closing "closing" "avslutningsnotat" "avslutningsnotat" "closing note" => ();
        /// Refers to an entry and says what is right. The entry stays.
        Correction "correction" "rettelse" "retting" "correction" => ();
    }
}

catalogue! {
    /// Who a step of an action guide is for (*hvem*).
    #[non_exhaustive]
    pub enum Doer called "doer" with () {
        Everyone "everyone" "alle ansatte" "alle tilsette" "everyone employed" => ();
        Worried "worried" "den som undrer seg" "den som undrar seg" "whoever is worried" => ();
        Colleague "colleague" "kollega" "kollega" "a colleague" => ();
        NearestLeader "nearest-leader" "nærmeste leder" "næraste leiar" "the nearest leader" => ();
        UnitLeader "unit-leader" "enhetsleder" "einingsleiar" "the unit leader" => ();
        Contact "contact" "pedagogisk leder eller kontaktlærer" "pedagogisk leiar eller kontaktlærar" "pedagogical leader or class teacher" => ();
        MeasureResponsible "measure-responsible" "den som er ansvarlig for tiltaket" "den som er ansvarleg for tiltaket" "whoever is responsible for the measure" => ();
        Stafettholder "stafettholder" "stafettholder" "stafetthaldar" "the baton holder" => ();
        MeetingParticipants "meeting-participants" "møtedeltakerne" "møtedeltakarane" "those who met" => ();
        Guardians "guardians" "foresatte" "føresette" "guardians" => ();
        Child "child" "barnet eller ungdommen" "barnet eller ungdommen" "the child or young person" => ();
        OwnService "own-service" "egen tjeneste" "eiga teneste" "one's own service" => ();
        Services "services" "tjenestene som er med" "tenestene som er med" "the services taking part" => ();
        EachService "each-service" "hver tjeneste for seg" "kvar teneste for seg" "each service for itself" => ();
        Team "team" "laget rundt barnet" "laget rundt barnet" "the team around the child" => ();
        ResourceTeam "resource-team" "ressursteam eller ressursgruppe" "ressursteam eller ressursgruppe" "the resource team" => ();
        CoordinatingUnit "coordinating-unit" "koordinerende enhet" "koordinerande eining" "the coordinating unit" => ();
    }
}

catalogue! {
    /// What has to be consented to in a step (*samtykke til*). Whether it has been, is not known here.
    #[non_exhaustive]
    pub enum Asked called "thing consented to" with () {
        Log "log" "å opprette stafettlogg" "å opprette stafettlogg" "opening a log" => ();
        Cooperation "cooperation" "samarbeid mellom tjenester" "samarbeid mellom tenester" "cooperation between services" => ();
        Referral "referral" "henvisning" "tilvising" "a referral" => ();
        NewService "new-service" "at en ny tjeneste kommer med" "at ei ny teneste kjem med" "that a new service joins" => ();
    }
}

catalogue! {
    /// What sets a deadline running (*fristen løper fra*).
    #[non_exhaustive]
    pub enum Trigger called "trigger" with () {
        ConcernRaised "concern-raised" "undringen ble reist" "undringa blei reist" "a concern was raised" => ();
        OwnServiceClarification "own-service-clarification" "avklaring i egen tjeneste trengs" "avklaring i eiga teneste trengst" "clarification in one's own service is needed" => ();
        SchoolEnvironmentOpened "school-environment-opened" "en skolemiljøsak ble åpnet" "ei skulemiljøsak blei opna" "a school environment case was opened" => ();
        CaseOpened "case-opened" "saken ble åpnet" "saka blei opna" "the case was opened" => ();
        LevelEntered "level-entered" "nivået ble nådd" "nivået blei nådd" "the level was entered" => ();
        MeasureStarted "measure-started" "tiltaket startet" "tiltaket starta" "the measure started" => ();
        MeetingHeld "meeting-held" "møtet ble holdt" "møtet blei halde" "the meeting was held" => ();
        Evaluated "evaluated" "det ble evaluert" "det blei evaluert" "it was evaluated" => ();
        HandOverProposed "hand-over-proposed" "overføring ble foreslått" "overføring blei foreslått" "a hand-over was proposed" => ();
        ReferralSent "referral-sent" "henvisningen ble sendt" "tilvisinga blei send" "the referral was sent" => ();
    }
}

catalogue! {
    /// What is to be done before a deadline (*hva fristen gjelder*).
    #[non_exhaustive]
    pub enum Task called "task" with () {
        Decide "decide" "beslutte" "avgjere" "decide" => ();
        InformGuardians "inform-guardians" "ta det opp med barn og foresatte" "ta det opp med barn og føresette" "raise it with child and guardians" => ();
        Clarify "clarify" "avklare i egen tjeneste" "avklare i eiga teneste" "clarify in one's own service" => ();
        Plan "plan" "lage plan" "lage plan" "make a plan" => ();
        Meet "meet" "holde møte" "halde møte" "hold a meeting" => ();
        Evaluate "evaluate" "evaluere" "evaluere" "evaluate" => ();
        Answer "answer" "svare" "svare" "answer" => ();
    }
}

catalogue! {
    /// The unit a deadline is counted in (*tidsenhet*).
    pub enum DeadlineUnit called "unit of time" with () {
        Day "day" "dager" "dagar" "days" => ();
        Week "week" "uker" "veker" "weeks" => ();
        Month "month" "måneder" "månader" "months" => ();
    }
}

catalogue! {
    /// Which days count (*kalenderdager eller virkedager*).
    pub enum DayKind called "kind of day" with () {
        Calendar "calendar" "kalenderdager" "kalenderdagar" "calendar days" => ();
        /// Monday to Friday, without public holidays.
        Working "working" "virkedager" "verkedagar" "working days" => ();
        /// The source does not say. The earlier of the two dates is the deadline.
        Unspecified "unspecified" "ikke oppgitt" "ikkje oppgitt" "not stated" => ();
    }
}

catalogue! {
    /// How strictly a routine means what it says (*skal eller bør*).
    pub enum Severity called "severity" with () {
        Must "must" "skal" "skal" "must" => ();
        Should "should" "bør" "bør" "should" => ();
    }
}

catalogue! {
    /// Where a decision option leads (*hva beslutningen fører til*).
    #[non_exhaustive]
    pub enum Leads called "way on" with () {
        Close "close" "avslutte" "avslutte" "close" => ();
        /// The level stays, and a new round of measures and evaluation begins.
        Stay "stay" "fortsette på samme nivå" "halde fram på same nivå" "stay at the level" => ();
        Level1 "to-level-1" "til nivå 1" "til nivå 1" "to level 1" => ();
        Level2 "to-level-2" "til nivå 2" "til nivå 2" "to level 2" => ();
        Level3 "to-level-3" "til nivå 3" "til nivå 3" "to level 3" => ();
        SystemMeasures "system-measures" "tiltak på systemnivå" "tiltak på systemnivå" "measures at system level" => ();
        /// A report to the child welfare service. It never ends the responsibility of whoever reports.
        Report "report" "melding til barnevernet" "melding til barnevernet" "a report to the child welfare service" => ();
        IndividualPlan "individual-plan" "individuell plan" "individuell plan" "an individual plan" => ();
    }
}

impl Leads {
    /// The level it leads to, where it leads to another level.
    #[must_use]
    pub const fn level(self) -> Option<super::BtiLevel> {
        match self {
            Self::Level1 => Some(super::BtiLevel::Level1),
            Self::Level2 => Some(super::BtiLevel::Level2),
            Self::Level3 => Some(super::BtiLevel::Level3),
            _ => None,
        }
    }
}

catalogue! {
    /// What about a child makes a routine ask for somebody or something in particular (*særlige forhold*).
    ///
    /// Whether it is so, is for a person to say. Nothing here is computed.
    #[non_exhaustive]
    pub enum Circumstance called "circumstance" with () {
        PossibleMentalDisorder "possible-mental-disorder" "mulig psykisk lidelse" "mogleg psykisk liding" "a possible mental disorder" => ();
        SomaticOrMentalUnclear "somatic-or-mental-unclear" "usikkert om det er somatisk eller psykisk" "usikkert om det er somatisk eller psykisk" "unclear whether somatic or mental" => ();
        GuardiansDecline "guardians-decline" "foresatte takker nei til hjelp" "føresette takkar nei til hjelp" "guardians decline help" => ();
        Stuck "stuck" "saken har stoppet opp" "saka har stoppa opp" "the case is stuck" => ();
        ViolenceOrAbuse "violence-or-abuse" "mistanke om vold eller seksuelle overgrep" "mistanke om vald eller seksuelle overgrep" "suspicion of violence or sexual abuse" => ();
        SchoolEnvironment "school-environment" "skolemiljøsak" "skulemiljøsak" "a school environment case" => ();
        PlanRight "individual-plan-right" "rett til individuell plan" "rett til individuell plan" "a right to an individual plan" => ();
    }
}

catalogue! {
    /// What becomes of the log when a child gets an individual plan (*forholdet til individuell plan*).
    pub enum PlanRelation called "relation to an individual plan" with () {
        ClosesLog "closes-log" "loggen avsluttes, arbeidet flyttes til planen" "loggen blir avslutta, arbeidet blir flytta til planen" "the log is closed and the work moves to the plan" => ();
        Beside "beside" "loggen og planen lever side om side" "loggen og planen lever side om side" "the log and the plan live side by side" => ();
    }
}

catalogue! {
    /// What a municipality's routine can be silent about (*ikke oppgitt*).
    #[non_exhaustive]
    pub enum ProcessTopic called "topic of a routine" with () {
        Levels "levels" "nivåer" "nivå" "levels" => ();
        Steps "steps" "trinn" "steg" "steps" => ();
        Deadlines "deadlines" "frister" "fristar" "deadlines" => ();
        Decisions "decisions" "beslutningsvalg" "avgjerdsval" "decision options" => ();
        Transitions "transitions" "overganger mellom nivåer" "overgangar mellom nivå" "transitions" => ();
        Holder "holder" "stafettholder" "stafetthaldar" "the baton holder" => ();
        HandOver "hand-over" "overføring" "overføring" "hand-over" => ();
        Substitute "substitute" "stedfortreder" "stadfortredar" "substitutes" => ();
        Log "log" "stafettlogg" "stafettlogg" "the log" => ();
        Read "read" "lesetilgang" "lesetilgang" "who reads" => ();
        Write "write" "skrivetilgang" "skrivetilgang" "who writes" => ();
        Consent "consent" "samtykke" "samtykke" "consent" => ();
        Evaluation "evaluation" "evaluering" "evaluering" "evaluation" => ();
        Safety "safety" "sikkerhet" "tryggleik" "safety" => ();
        Involvement "involvement" "særlig medvirkning fra fagfolk" "særskild medverknad frå fagfolk" "special involvement" => ();
        WarmHandOver "warm-hand-over" "varm overføring" "varm overføring" "warm hand-over" => ();
        Plan "individual-plan" "individuell plan" "individuell plan" "the individual plan" => ();
        Closing "closing" "avslutning" "avslutning" "closing" => ();
        Target "target" "målgruppe" "målgruppe" "whom it is for" => ();
    }
}
