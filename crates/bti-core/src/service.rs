//! The services around a child, by stable code.

pub(crate) mod catalogue;

use catalogue::catalogue;

use HealthService::{ByPerson, No, Unknown, Yes};
use Owner::{Church, Contract, County, Municipality, Police, Private, State};

catalogue! {
    /// A service (*tjeneste*) that may meet a child or a family, or be asked to.
    ///
    /// The catalogue says what a service is called, who can own it and whether it gives health care.
    /// Which duty of silence it works under is law and changes by date, so it is not here.
    /// A new service is added at the end of its group and never takes over an old code; hosts must expect new ones.
    ///
    /// ```
    /// use bti_core::{Language, Owner, Service};
    ///
    /// let service = Service::from_code("skolehelse").ok_or("no such service")?;
    /// assert_eq!(service, Service::Skolehelse);
    /// assert_eq!(service.name(Language::Nynorsk), "skulehelsetenesta");
    /// assert_eq!(service.owner(), [Owner::Municipality]);
    /// assert_eq!(Service::from_code("Skolehelse"), None);
    /// # Ok::<(), &str>(())
    /// ```
    ///
    /// Source: the consent forms and action guides of the municipalities that published theirs, joined in one table.
    #[doc(alias = "tjeneste")]
    #[doc(alias = "teneste")]
    #[non_exhaustive]
    pub enum Service called "service" with Facts {
        Skole "skole" "skole" "skule" "school" => any(&[Municipality, County, Private], No);
        #[doc(alias = "SFO")]
        Sfo "sfo" "skolefritidsordning" "skulefritidsordning" "after-school care" => any(&[Municipality], No);
        #[doc(alias = "videregående skole")]
        Vgs "vgs" "videregående skole" "vidaregåande skule" "upper secondary school" => any(&[County], No);
        #[doc(alias = "oppfølgingstjenesten")]
        #[doc(alias = "OT")]
        Oppfolging "oppfolging" "oppfølgingstjenesten" "oppfølgingstenesta" "youth follow-up service"
            => any(&[County], No);
        Barnehage "barnehage" "barnehage" "barnehage" "kindergarten" => any(&[Municipality, Private], No);
        #[doc(alias = "PP-tjenesten")]
        #[doc(alias = "pedagogisk-psykologisk tjeneste")]
        Ppt "ppt" "PP-tjenesten" "PP-tenesta" "educational-psychological service" => any(&[Municipality, County], No);
        Logoped "logoped" "logoped" "logoped" "speech therapist" => any(&[Municipality], ByPerson);
        Pit "pit" "pedagogisk innsatsteam" "pedagogisk innsatsteam" "pedagogical effort team"
            => any(&[Municipality], No);
        Helsestasjon "helsestasjon" "helsestasjon" "helsestasjon" "child health clinic" => any(&[Municipality], Yes);
        #[doc(alias = "skolehelsetjenesten")]
        Skolehelse "skolehelse" "skolehelsetjenesten" "skulehelsetenesta" "school health service"
            => any(&[Municipality], Yes);
        #[doc(alias = "jordmortjenesten")]
        Jordmor "jordmor" "jordmortjenesten" "jordmortenesta" "midwifery service" => any(&[Municipality], Yes);
        Fastlege "fastlege" "fastlege" "fastlege" "general practitioner" => any(&[Contract], Yes);
        Kommuneoverlege "kommuneoverlege" "kommuneoverlege" "kommuneoverlege" "municipal chief doctor"
            => any(&[Municipality], Yes);
        Kommunepsykolog "kommunepsykolog" "kommunepsykolog" "kommunepsykolog" "municipal psychologist"
            => any(&[Municipality], Yes);
        #[doc(alias = "fysioterapi")]
        #[doc(alias = "ergoterapi")]
        Fysioergo "fysioergo" "fysio- og ergoterapi" "fysio- og ergoterapi" "physiotherapy and occupational therapy"
            => any(&[Municipality], Yes);
        Ruspsykisk "ruspsykisk" "rus og psykisk helse" "rus og psykisk helse" "addiction and mental health"
            => any(&[Municipality], Yes);
        Frisklivssentral "frisklivssentral" "frisklivssentral" "frisklivssentral" "healthy-life centre"
            => any(&[Municipality], Yes);
        #[doc(alias = "barne- og ungdomspsykiatrisk poliklinikk")]
        Bup "bup" "BUP" "BUP" "child and adolescent psychiatric outpatient clinic" => any(&[State], Yes);
        #[doc(alias = "distriktspsykiatrisk senter")]
        Dps "dps" "DPS" "DPS" "district psychiatric centre" => any(&[State], Yes);
        #[doc(alias = "spesialisthelsetjenesten")]
        Spesialist "spesialist" "spesialisthelsetjenesten" "spesialisthelsetenesta" "specialist health service"
            => any(&[State], Yes);
        #[doc(alias = "tannhelsetjenesten")]
        Tannhelse "tannhelse" "tannhelsetjenesten" "tannhelsetenesta" "dental service" => any(&[County], Yes);
        #[doc(alias = "barneverntjenesten")]
        Barnevern "barnevern" "barneverntjenesten" "barnevernstenesta" "child welfare service"
            => any(&[Municipality], No);
        Nav "nav" "NAV" "NAV" "labour and welfare office" => both(&[Municipality, State], No);
        #[doc(alias = "koordinerende enhet")]
        #[doc(alias = "koordinerande eining")]
        Tjenestekontor "tjenestekontor" "tjenestekontor / tildeling" "tenestekontor"
            "allocation office, coordinating unit" => any(&[Municipality], ByPerson);
        Boligkontor "boligkontor" "boligkontor" "bustadkontor" "housing office" => any(&[Municipality], No);
        Bofellesskap "bofellesskap" "bofellesskap" "bufellesskap" "supported housing"
            => any(&[Municipality], ByPerson);
        Bosetting "bosetting" "bosetting og introduksjon" "busetjing og introduksjon" "settlement and introduction"
            => any(&[Municipality], No);
        Laeringssenter "laeringssenter" "læringssenter" "læringssenter" "adult learning centre"
            => any(&[Municipality], No);
        #[doc(alias = "familieveiledning")]
        Familiehjelp "familiehjelp" "familiehjelp / familieveiledning" "familiehjelp" "family support"
            => any(&[Municipality], No);
        Familievern "familievern" "familievernkontor" "familievernkontor" "family counselling office"
            => any(&[State, Church], ByPerson);
        Krisesenter "krisesenter" "krisesenter" "krisesenter" "crisis shelter" => any(&[Municipality], No);
        #[doc(alias = "utekontakt")]
        Ungdomskontakt "ungdomskontakt" "ungdomskontakt / utekontakt" "ungdomskontakt" "youth outreach"
            => any(&[Municipality], No);
        Slt "slt" "SLT-koordinator" "SLT-koordinator" "crime-prevention coordination"
            => both(&[Municipality, Police], No);
        Kultur "kultur" "kultur og fritid" "kultur og fritid" "culture and leisure" => any(&[Municipality], No);
        Politi "politi" "politi" "politi" "police" => any(&[State], No);
        Frivillig "frivillig" "frivillig organisasjon" "frivillig organisasjon" "voluntary organisation"
            => any(&[Private], No);
        /// A named person of the family or its network, who is nobody's employee.
        #[doc(alias = "nettverk")]
        Familie "familie" "familie/nettverk" "familie/nettverk" "family network" => any(&[Private], No);
        /// Any service the catalogue does not have. The question names it; nothing else is known about it.
        Annet "annet" "annen (presiser)" "anna (presiser)" "other, must be named" => any(&[], Unknown);
    }
}

impl Service {
    /// The kinds of owner (*eier*) this service can have; none for [`Service::Annet`], whose owner is not known.
    ///
    /// Several owners mean *one of these*, unless [`Service::is_jointly_owned`]: then all of them at once.
    /// The catalogue says what is usual. A municipality that buys a service from someone else still has to say so.
    ///
    /// ```
    /// use bti_core::{Owner, Service};
    ///
    /// assert_eq!(Service::Barnehage.owner(), [Owner::Municipality, Owner::Private]);
    /// assert!(Service::Nav.is_jointly_owned());
    /// assert!(Service::Annet.owner().is_empty());
    /// ```
    #[must_use]
    #[doc(alias = "eier")]
    #[doc(alias = "eigar")]
    pub const fn owner(self) -> &'static [Owner] {
        self.row().facts.owners
    }

    /// Whether [`Service::owner`] lists partners in one office or coordination, as for NAV, rather than alternatives.
    #[must_use]
    pub const fn is_jointly_owned(self) -> bool {
        self.row().facts.jointly
    }

    /// Whether the code is no single service, so that a consent has to name who is meant: a voluntary organisation,
    /// somebody of the family, any other body.
    ///
    /// ```
    /// use bti_core::Service;
    ///
    /// assert!(Service::Frivillig.is_named_only() && !Service::Skole.is_named_only());
    /// ```
    #[must_use]
    pub const fn is_named_only(self) -> bool {
        matches!(self, Self::Frivillig | Self::Familie | Self::Annet)
    }

    /// Whether the service gives health care (*helsehjelp*).
    ///
    /// This is about the service. What a person in it is bound by follows from what that person does there as well,
    /// and a doctor can work in a service that answers [`HealthService::No`].
    ///
    /// ```
    /// use bti_core::Service;
    ///
    /// assert_eq!(Service::Helsestasjon.health(), Service::Bup.health());
    /// assert_ne!(Service::Helsestasjon.health(), Service::Barnevern.health());
    /// ```
    #[must_use]
    pub const fn health(self) -> HealthService {
        self.row().facts.health
    }
}

catalogue! {
    /// A kind of owner (*eier*) of a service: the body that runs it or answers for it.
    ///
    /// ```
    /// use bti_core::{Language, Owner};
    ///
    /// assert_eq!(Owner::from_code("county"), Some(Owner::County));
    /// assert_eq!(Owner::County.name(Language::Bokmaal), "fylkeskommune");
    /// ```
    #[doc(alias = "eier")]
    #[doc(alias = "eigar")]
    #[non_exhaustive]
    pub enum Owner called "owner" with () {
        Municipality "municipality" "kommune" "kommune" "municipality" => ();
        County "county" "fylkeskommune" "fylkeskommune" "county" => ();
        /// Ministries, agencies and the state's health trusts (*helseforetak*).
        State "state" "staten" "staten" "the state" => ();
        Private "private" "privat" "privat" "private" => ();
        /// Someone self-employed who serves the public under contract with a public body, as most GPs do.
        #[doc(alias = "avtale")]
        #[doc(alias = "hjemmel")]
        Contract "contract" "selvstendig med avtale" "sjølvstendig med avtale" "self-employed under contract" => ();
        Church "church" "kirkelig eier" "kyrkjeleg eigar" "church body" => ();
        /// The police as partner in a joint coordination; as a service of its own the police belong to the state.
        Police "police" "politiet" "politiet" "the police" => ();
    }
}

/// Whether a service gives health care (*helsehjelp*).
///
/// Exhaustive on purpose: whoever reads the answer decides what each of the four means for the question at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HealthService {
    /// The service gives health care.
    Yes,
    /// The service does not give health care.
    No,
    /// It depends on the person and the task: some who work there give health care and some do not.
    ByPerson,
    /// The catalogue cannot say. This is not a no.
    Unknown,
}

struct Facts {
    owners: &'static [Owner],
    jointly: bool,
    health: HealthService,
}

const fn any(owners: &'static [Owner], health: HealthService) -> Facts {
    Facts { owners, jointly: false, health }
}

const fn both(owners: &'static [Owner], health: HealthService) -> Facts {
    Facts { owners, jointly: true, health }
}
