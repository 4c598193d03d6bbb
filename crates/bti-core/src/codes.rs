//! The closed lists a question is described with.

use crate::service::catalogue::catalogue;

catalogue! {
    /// How the giver is tied to the body whose information it is (*tilknytning*).
    #[non_exhaustive]
    pub enum Tie called "tie" with () {
        Employee "employee" "ansatt" "tilsett" "employee" => ();
        Elected "elected" "folkevalgt" "folkevald" "elected member" => ();
        Contractor "contractor" "oppdragstaker" "oppdragstakar" "contractor" => ();
        Student "student" "student eller elev i praksis" "student eller elev i praksis" "student on placement" => ();
        VolunteerForBody "volunteer-for-body" "frivillig for organet" "frivillig for organet" "volunteer for the body" => ();
        VolunteerOwn "volunteer-own" "frivillig for egen regning" "frivillig på eiga hand" "volunteer on own account" => ();
        PrivatePerson "private-person" "privatperson" "privatperson" "private person" => ();
        Former "former" "tidligere ansatt" "tidlegare tilsett" "former employee" => ();
        NotStated "not-stated" "ikke oppgitt" "ikkje oppgitt" "not stated" => ();
    }
}

catalogue! {
    /// The capacity in which the giver learned something (*i hvilken egenskap*).
    #[non_exhaustive]
    pub enum Capacity called "capacity" with () {
        Helsehjelp "helsehjelp" "i helsehjelp" "i helsehjelp" "while giving health care" => ();
        AsHealthPersonnel "as-health-personnel" "som helsepersonell utenom helsehjelp" "som helsepersonell utanom helsehjelp" "as health personnel outside health care" => ();
        InCase "in-case" "i arbeidet med en sak eller tjeneste" "i arbeidet med ei sak eller teneste" "in the work with a case or service" => ();
        OffDutyRole "off-duty-role" "utenfor arbeidstid, men på grunn av rollen" "utanfor arbeidstid, men på grunn av rolla" "off duty but because of the role" => ();
        Private "private" "privat" "privat" "privately" => ();
        NotStated "not-stated" "ikke oppgitt" "ikkje oppgitt" "not stated" => ();
    }
}

catalogue! {
    /// What a piece of information is about (*opplysningstype*): the categories consent forms use, and the few the law treats apart.
    #[non_exhaustive]
    pub enum ItemKind called "item kind" with () {
        Health "health" "helse" "helse" "health" => ();
        Education "education" "barnehage og skole" "barnehage og skule" "kindergarten and school" => ();
        ExpertAssessment "expert-assessment" "sakkyndig vurdering" "sakkunnig vurdering" "expert assessment" => ();
        Family "family" "familie" "familie" "family" => ();
        Social "social" "sosiale forhold" "sosiale forhold" "social matters" => ();
        Economy "economy" "økonomi" "økonomi" "economy" => ();
        Work "work" "arbeid" "arbeid" "work" => ();
        /// Place and date of birth, national identity number, citizenship, civil status, occupation, home and workplace.
        Identity "identity" "personalia" "personalia" "identity data" => ();
        Whereabouts "whereabouts" "oppholdssted" "opphaldsstad" "whereabouts" => ();
        ClientRelation "client-relation" "at noen har kontakt med tjenesten" "at nokon har kontakt med tenesta" "that someone is in contact with the service" => ();
        Decision "decision" "vedtak og avgjørelser" "vedtak og avgjerder" "decisions" => ();
        Offence "offence" "lovbrudd" "lovbrot" "offences" => ();
        Other "other" "annet" "anna" "other" => ();
    }
}

catalogue! {
    /// What information was collected for, or is to be used for (*formål*).
    #[non_exhaustive]
    pub enum Purpose called "purpose" with () {
        Helsehjelp "helsehjelp" "helsehjelp" "helsehjelp" "health care" => ();
        FollowUp "follow-up" "oppfølging av barnet" "oppfølging av barnet" "following up the child" => ();
        Coordination "coordination" "samordning av tjenester" "samordning av tenester" "coordinating services" => ();
        CaseHandling "case-handling" "saksbehandling" "saksbehandling" "case handling" => ();
        ChildProtection "child-protection" "vern av barnet" "vern av barnet" "protecting the child" => ();
        CrimePrevention "crime-prevention" "kriminalitetsforebygging" "kriminalitetsførebygging" "crime prevention" => ();
        ParentalResponsibility "parental-responsibility" "utøving av foreldreansvar" "utøving av foreldreansvar" "exercising parental responsibility" => ();
        Teaching "teaching" "opplæring og veiledning av personell" "opplæring og rettleiing av personell" "training and guidance of staff" => ();
        Quality "quality" "kvalitetssikring" "kvalitetssikring" "quality work" => ();
        Statistics "statistics" "statistikk og planlegging" "statistikk og planlegging" "statistics and planning" => ();
        Supervision "supervision" "tilsyn og kontroll" "tilsyn og kontroll" "supervision and control" => ();
        Research "research" "forskning" "forsking" "research" => ();
        Other "other" "annet" "anna" "other" => ();
        NotStated "not-stated" "ikke oppgitt" "ikkje oppgitt" "not stated" => ();
    }
}

catalogue! {
    /// Who decides for a child in personal matters (*omsorgssituasjon*).
    #[non_exhaustive]
    pub enum Custody called "custody" with () {
        JointTogether "joint-together" "felles foreldreansvar, bor sammen" "sams foreldreansvar, bur saman" "joint responsibility, living together" => ();
        JointApart "joint-apart" "felles foreldreansvar, bor fast hos én" "sams foreldreansvar, bur fast hos éin" "joint responsibility, living with one" => ();
        JointSharedResidence "joint-shared-residence" "felles foreldreansvar, delt bosted" "sams foreldreansvar, delt bustad" "joint responsibility, shared residence" => ();
        Sole "sole" "én har foreldreansvaret alene" "éin har foreldreansvaret aleine" "one holder alone" => ();
        None "none" "ingen har foreldreansvar" "ingen har foreldreansvar" "nobody has responsibility" => ();
        CareOrder "care-order" "barnevernet har overtatt omsorgen" "barnevernet har overteke omsorga" "care order" => ();
        EmergencyCareOrder "emergency-care-order" "akuttvedtak om omsorgsovertakelse" "akuttvedtak om omsorgsovertaking" "emergency care order" => ();
        MovingBan "moving-ban" "midlertidig flytteforbud" "mellombels flytteforbod" "temporary ban on moving" => ();
        VoluntaryPlacement "voluntary-placement" "frivillig plassering" "frivillig plassering" "voluntary placement" => ();
        SeriousDangerPlacement "serious-danger-placement" "institusjonsopphold etter alvorlig fare for egen utvikling" "institusjonsopphald etter alvorleg fare for eiga utvikling" "placement for serious danger to own development" => ();
        Deprived "deprived" "foreldrene er fratatt foreldreansvaret" "foreldra er fråtekne foreldreansvaret" "parents deprived of responsibility" => ();
        Verge "verge" "verge er oppnevnt" "verje er oppnemnd" "guardian appointed" => ();
        Unaccompanied "unaccompanied" "enslig mindreårig med representant" "einsleg mindreårig med representant" "unaccompanied minor with representative" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// Whether a person lives (*i live*, *død*, *ufødt*).
    pub enum Life called "life" with () {
        Alive "alive" "i live" "i live" "alive" => ();
        Deceased "deceased" "død" "død" "deceased" => ();
        Unborn "unborn" "ufødt" "ufødd" "unborn" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// How a person's address is graded in the population register (*adressesperre*).
    pub enum Address called "address grading" with () {
        Open "open" "ikke gradert" "ikkje gradert" "not graded" => ();
        Confidential "confidential" "fortrolig" "fortruleg" "confidential" => ();
        StrictlyConfidential "strictly-confidential" "strengt fortrolig" "strengt fortruleg" "strictly confidential" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// What sort of recipient this is (*mottaker*). A meeting or a team is never one recipient.
    pub enum RecipientKind called "recipient kind" with () {
        Worker "worker" "ansatt i en tjeneste" "tilsett i ei teneste" "worker in a service" => ();
        Person "person" "privatperson" "privatperson" "person" => ();
        Organisation "organisation" "virksomhet" "verksemd" "organisation" => ();
        OpenAudience "open-audience" "åpen krets" "open krins" "open audience" => ();
    }
}

catalogue! {
    /// Whether the recipient is a public body, and whether it is bound to silence (*forvaltningsorgan*).
    pub enum Body called "body" with () {
        Public "public" "forvaltningsorgan" "forvaltningsorgan" "public body" => ();
        PrivateBound "private-bound" "privat med taushetsplikt" "privat med teieplikt" "private, bound to silence" => ();
        Private "private" "privat" "privat" "private" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// How the information is to move (*hvordan opplysningene gis*).
    pub enum Movement called "movement" with () {
        Request "request" "etter anmodning" "etter oppmoding" "on request" => ();
        OwnInitiative "own-initiative" "av eget tiltak" "av eige tiltak" "on own initiative" => ();
        Standing "standing" "fast ordning" "fast ordning" "standing arrangement" => ();
        UnselectedAccess "unselected-access" "tilgang uten utvalg" "tilgang utan utval" "unselected access" => ();
    }
}

catalogue! {
    /// By which channel (*kanal*).
    #[non_exhaustive]
    pub enum Channel called "channel" with () {
        Meeting "meeting" "møte" "møte" "meeting" => ();
        Phone "phone" "telefon" "telefon" "phone" => ();
        Written "written" "skriftlig" "skriftleg" "in writing" => ();
        DigitalLog "digital-log" "digital stafettlogg" "digital stafettlogg" "digital relay log" => ();
        System "system" "fagsystem" "fagsystem" "line-of-business system" => ();
        Other "other" "annet" "anna" "other" => ();
    }
}

catalogue! {
    /// How much of an item a recipient already knows (*kjent fra før*).
    pub enum Knowledge called "knowledge" with () {
        Exactly "exactly" "kjenner akkurat dette" "kjenner akkurat dette" "knows exactly this" => ();
        Less "less" "kjenner noe mindre" "kjenner noko mindre" "knows something less" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// A person's own wish towards a recipient (*ønske*). No wish stated is no entry.
    pub enum Wish called "wish" with () {
        Wants "wants" "ønsker det" "ønskjer det" "wants it" => ();
        Opposes "opposes" "ønsker det ikke" "ønskjer det ikkje" "does not want it" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// Where a consent stands (*samtykkestatus*). Silence is never a consent, and a refusal is not an absence.
    pub enum ConsentStatus called "consent status" with () {
        Given "given" "gitt" "gitt" "given" => ();
        Refused "refused" "nektet" "nekta" "refused" => ();
        Withdrawn "withdrawn" "trukket tilbake" "trekt tilbake" "withdrawn" => ();
        Expired "expired" "utløpt" "gått ut" "expired" => ();
        Superseded "superseded" "erstattet" "erstatta" "superseded" => ();
        NotAsked "not-asked" "ikke spurt" "ikkje spurt" "not asked" => ();
        NotKnown "not-known" "ikke kjent om det er gitt" "ikkje kjent om det er gitt" "not known whether given" => ();
    }
}

catalogue! {
    /// The form a consent was given in (*form*).
    #[non_exhaustive]
    pub enum ConsentForm called "consent form" with () {
        Written "written" "skriftlig" "skriftleg" "written" => ();
        OralRecorded "oral-recorded" "muntlig, nedtegnet" "munnleg, nedskrive" "oral, recorded" => ();
        Oral "oral" "muntlig" "munnleg" "oral" => ();
        Tacit "tacit" "stilltiende" "stillteiande" "tacit" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// What a consent is a consent to (*hva det samtykkes til*). The three are asked for, and withdrawn, apart.
    #[non_exhaustive]
    pub enum ConsentKind called "consent kind" with () {
        /// Lifts a duty of silence for what it names.
        Silence "silence" "unntak fra taushetsplikt" "unntak frå teieplikt" "lifting a duty of silence" => ();
        /// The legal basis for processing personal data. It lifts no duty of silence.
        #[doc(alias = "GDPR")]
        Processing "processing" "behandling av personopplysninger" "behandling av personopplysningar" "processing personal data" => ();
        /// That an individual plan is made. It lifts no duty of silence.
        Plan "individual-plan" "individuell plan" "individuell plan" "an individual plan" => ();
    }
}

catalogue! {
    /// What somebody was told before answering (*informert om*): the checklist of an informed consent.
    #[non_exhaustive]
    pub enum InformedPoint called "point of information" with () {
        What "what" "hvilke opplysninger" "kva opplysningar" "which information" => ();
        FromWhom "from-whom" "hvem som gir dem" "kven som gir dei" "who gives it" => ();
        ToWhom "to-whom" "hvem som får dem" "kven som får dei" "who receives it" => ();
        Purpose "purpose" "hva de skal brukes til" "kva dei skal brukast til" "what it is for" => ();
        Consequences "consequences" "hva det kan føre til" "kva det kan føre til" "what it may lead to" => ();
        MayRefuse "may-refuse-and-withdraw" "at en kan si nei, og trekke samtykket" "at ein kan seie nei, og trekkje samtykket" "that one may refuse and withdraw" => ();
        DutiesPrevail "duties-prevail" "pliktene som går foran" "pliktene som går føre" "the duties that go before it" => ();
    }
}

catalogue! {
    /// On what it rests that somebody holds, or does not hold, parental responsibility (*grunnlag for foreldreansvaret*).
    #[non_exhaustive]
    pub enum ResponsibilityBasis called "basis of responsibility" with () {
        Register "register" "Folkeregisteret" "Folkeregisteret" "the population register" => ();
        Judgment "judgment" "dom" "dom" "a judgment" => ();
        CourtSettlement "court-settlement" "rettsforlik" "rettsforlik" "a settlement in court" => ();
        NotifiedAgreement "notified-agreement" "avtale som er meldt" "avtale som er meld" "an agreement that has been notified" => ();
        UnnotifiedAgreement "unnotified-agreement" "avtale som ikke er meldt" "avtale som ikkje er meld" "an agreement nobody has notified" => ();
        NotStated "not-stated" "ikke oppgitt" "ikkje oppgitt" "not stated" => ();
    }
}

catalogue! {
    /// How a child took part (*medvirkning*), or why it did not.
    #[non_exhaustive]
    pub enum ParticipationHow called "way of taking part" with () {
        Spoke "spoke" "sa det selv" "sa det sjølv" "said it" => ();
        Written "written" "skriftlig" "skriftleg" "in writing" => ();
        ThroughTrustedPerson "through-trusted-person" "gjennom en tillitsperson" "gjennom ein tillitsperson" "through a trusted person" => ();
        ThroughOther "through-other" "gjennom andre som kjenner barnet" "gjennom andre som kjenner barnet" "through others who know the child" => ();
        Declined "declined" "ønsket ikke å medvirke" "ønskte ikkje å medverke" "did not want to take part" => ();
        NotAble "not-able" "kan ikke danne seg egne synspunkter" "kan ikkje danne seg eigne synspunkt" "is not able to form views" => ();
        NotOffered "not-offered" "ble ikke spurt" "blei ikkje spurd" "was not asked" => ();
    }
}

catalogue! {
    /// What a child thought of it (*barnets mening*).
    #[non_exhaustive]
    pub enum ChildView called "view" with () {
        Agrees "agrees" "er enig" "er einig" "agrees" => ();
        Opposes "opposes" "er imot" "er imot" "opposes" => ();
        Mixed "mixed" "er delt" "er delt" "is of two minds" => ();
        None "none" "har ingen mening" "har inga meining" "has no view" => ();
        NotKnown "not-known" "ikke kjent" "ikkje kjent" "not known" => ();
    }
}

catalogue! {
    /// What weight a child's view was given (*vekt*).
    #[non_exhaustive]
    pub enum ViewWeight called "weight" with () {
        Great "great" "stor vekt" "stor vekt" "great weight" => ();
        Some "some" "noe vekt" "noko vekt" "some weight" => ();
        Little "little" "liten vekt" "lita vekt" "little weight" => ();
        NotAssessed "not-assessed" "ikke vurdert" "ikkje vurdert" "not assessed" => ();
    }
}

catalogue! {
    /// Someone who signs by office rather than as a person in the question (*rolle*).
    #[non_exhaustive]
    pub enum SignerRole called "signer role" with () {
        Barnevern "barnevern" "barnevernstjenesten" "barnevernstenesta" "the child welfare service" => ();
        FosterParentsOrInstitution "foster-parents-or-institution" "fosterforeldrene eller institusjonen" "fosterforeldra eller institusjonen" "the foster parents or the institution" => ();
        Verge "verge" "vergen" "verja" "the appointed guardian" => ();
        Representant "representant" "representanten" "representanten" "the representative" => ();
        NextOfKin "next-of-kin" "nærmeste pårørende" "næraste pårørande" "next of kin" => ();
    }
}

catalogue! {
    /// What a person found when asked for a judgement (*vurdering*). Nothing raised is no entry.
    pub enum Finding called "finding" with () {
        Affirmed "affirmed" "ja, vurdert" "ja, vurdert" "affirmed" => ();
        Rejected "rejected" "nei, vurdert" "nei, vurdert" "rejected" => ();
        /// Raised and unanswered: not known.
        Open "open" "reist, ikke besvart" "reist, ikkje svart på" "raised, unanswered" => ();
    }
}
