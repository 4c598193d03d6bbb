//! The professions of people who work around a child, by stable code.

use crate::service::catalogue::catalogue;

use Authorisation::{HealthPersonnel, None, NotKnown, StudentInHealth};

catalogue! {
    /// A profession or position (*yrke*, *stilling*) as the person states it.
    ///
    /// First the titles for which health personnel are authorised, then the others often met around a child.
    /// The title is what someone *is*; what a person learned, and in which capacity, is asked for item by item.
    ///
    /// ```
    /// use bti_core::{Language, Profession};
    ///
    /// let profession = Profession::from_code("helsesykepleier").ok_or("no such profession")?;
    /// assert_eq!(profession, Profession::Helsesykepleier);
    /// assert_eq!(profession.name(Language::Nynorsk), "helsesjukepleiar");
    /// assert_eq!(profession.name(Language::English), "public health nurse");
    /// # Ok::<(), &str>(())
    /// ```
    #[doc(alias = "yrke")]
    #[doc(alias = "stilling")]
    #[doc(alias = "helsepersonell")]
    #[non_exhaustive]
    pub enum Profession called "profession" with Authorisation {
        Ambulansearbeider "ambulansearbeider" "ambulansearbeider" "ambulansearbeidar" "ambulance worker"
            => HealthPersonnel;
        Apotektekniker "apotektekniker" "apotektekniker" "apotekteknikar" "pharmacy technician" => HealthPersonnel;
        Audiograf "audiograf" "audiograf" "audiograf" "audiologist" => HealthPersonnel;
        Bioingenioer "bioingenioer" "bioingeniør" "bioingeniør" "biomedical laboratory scientist" => HealthPersonnel;
        Ergoterapeut "ergoterapeut" "ergoterapeut" "ergoterapeut" "occupational therapist" => HealthPersonnel;
        Fotterapeut "fotterapeut" "fotterapeut" "fotterapeut" "podiatrist" => HealthPersonnel;
        Fysioterapeut "fysioterapeut" "fysioterapeut" "fysioterapeut" "physiotherapist" => HealthPersonnel;
        Helsefagarbeider "helsefagarbeider" "helsefagarbeider" "helsefagarbeidar" "healthcare worker"
            => HealthPersonnel;
        Helsesekretaer "helsesekretaer" "helsesekretær" "helsesekretær" "medical secretary" => HealthPersonnel;
        Hjelpepleier "hjelpepleier" "hjelpepleier" "hjelpepleiar" "auxiliary nurse" => HealthPersonnel;
        Jordmor "jordmor" "jordmor" "jordmor" "midwife" => HealthPersonnel;
        Kiropraktor "kiropraktor" "kiropraktor" "kiropraktor" "chiropractor" => HealthPersonnel;
        KliniskErnaeringsfysiolog "klinisk-ernaeringsfysiolog" "klinisk ernæringsfysiolog" "klinisk ernæringsfysiolog"
            "clinical dietitian" => HealthPersonnel;
        #[doc(alias = "lækjar")]
        Lege "lege" "lege" "lege" "doctor" => HealthPersonnel;
        Manuellterapeut "manuellterapeut" "manuellterapeut" "manuellterapeut" "manual therapist" => HealthPersonnel;
        Naprapat "naprapat" "naprapat" "naprapat" "naprapath" => HealthPersonnel;
        Omsorgsarbeider "omsorgsarbeider" "omsorgsarbeider" "omsorgsarbeidar" "care worker" => HealthPersonnel;
        Optiker "optiker" "optiker" "optikar" "optometrist" => HealthPersonnel;
        Ortopediingenioer "ortopediingenioer" "ortopediingeniør" "ortopediingeniør" "prosthetist and orthotist"
            => HealthPersonnel;
        Ortoptist "ortoptist" "ortoptist" "ortoptist" "orthoptist" => HealthPersonnel;
        Osteopat "osteopat" "osteopat" "osteopat" "osteopath" => HealthPersonnel;
        Paramedisiner "paramedisiner" "paramedisiner" "paramedisinar" "paramedic" => HealthPersonnel;
        Perfusjonist "perfusjonist" "perfusjonist" "perfusjonist" "perfusionist" => HealthPersonnel;
        #[doc(alias = "farmasøyt")]
        Provisorfarmasoeyt "provisorfarmasoeyt" "provisorfarmasøyt" "provisorfarmasøyt" "pharmacist (master's degree)"
            => HealthPersonnel;
        Psykolog "psykolog" "psykolog" "psykolog" "psychologist" => HealthPersonnel;
        Radiograf "radiograf" "radiograf" "radiograf" "radiographer" => HealthPersonnel;
        #[doc(alias = "farmasøyt")]
        Reseptarfarmasoeyt "reseptarfarmasoeyt" "reseptarfarmasøyt" "reseptarfarmasøyt"
            "pharmacist (bachelor's degree)" => HealthPersonnel;
        Sykepleier "sykepleier" "sykepleier" "sjukepleiar" "nurse" => HealthPersonnel;
        Tannhelsesekretaer "tannhelsesekretaer" "tannhelsesekretær" "tannhelsesekretær" "dental assistant"
            => HealthPersonnel;
        Tannlege "tannlege" "tannlege" "tannlege" "dentist" => HealthPersonnel;
        Tannpleier "tannpleier" "tannpleier" "tannpleiar" "dental hygienist" => HealthPersonnel;
        Tanntekniker "tanntekniker" "tanntekniker" "tannteknikar" "dental technician" => HealthPersonnel;
        Vernepleier "vernepleier" "vernepleier" "vernepleiar" "social educator (intellectual disability)"
            => HealthPersonnel;
        /// A nurse with further education, authorised as a nurse: the title itself is not a group of its own.
        #[doc(alias = "helsesøster")]
        Helsesykepleier "helsesykepleier" "helsesykepleier" "helsesjukepleiar" "public health nurse"
            => HealthPersonnel;

        Laerer "laerer" "lærer" "lærar" "teacher" => None;
        #[doc(alias = "barnehagelærer")]
        #[doc(alias = "pedagogisk leder")]
        Barnehagelaerer "barnehagelaerer" "barnehagelærer" "barnehagelærar" "kindergarten teacher" => None;
        BarneOgUngdomsarbeider "barne-og-ungdomsarbeider" "barne- og ungdomsarbeider" "barne- og ungdomsarbeidar"
            "child and youth worker" => None;
        Spesialpedagog "spesialpedagog" "spesialpedagog" "spesialpedagog" "special needs educator" => None;
        #[doc(alias = "PP-rådgiver")]
        PedagogiskPsykologiskRaadgiver "pedagogisk-psykologisk-raadgiver" "pedagogisk-psykologisk rådgiver"
            "pedagogisk-psykologisk rådgivar" "educational-psychological adviser" => None;
        Logoped "logoped" "logoped" "logoped" "speech and language therapist" => None;
        Sosionom "sosionom" "sosionom" "sosionom" "social worker" => None;
        Barnevernspedagog "barnevernspedagog" "barnevernspedagog" "barnevernspedagog" "child welfare worker" => None;
        Miljoeterapeut "miljoeterapeut" "miljøterapeut" "miljøterapeut" "milieu therapist" => None;
        Miljoearbeider "miljoearbeider" "miljøarbeider" "miljøarbeidar" "milieu worker" => None;
        Saksbehandler "saksbehandler" "saksbehandler" "saksbehandlar" "caseworker" => None;
        #[doc(alias = "rektor")]
        #[doc(alias = "styrer")]
        Leder "leder" "leder" "leiar" "manager" => None;
        Politi "politi" "polititjenesteperson" "polititenesteperson" "police officer" => None;
        #[doc(alias = "advokat")]
        Jurist "jurist" "jurist" "jurist" "lawyer" => None;
        Familieterapeut "familieterapeut" "familieterapeut" "familieterapeut" "family therapist" => None;
        Tolk "tolk" "tolk" "tolk" "interpreter" => None;
        Assistent "assistent" "assistent" "assistent" "assistant" => None;
        /// Someone training for one of the authorised professions.
        StudentHelsefag "student-helsefag" "student i helsefag" "student i helsefag" "student in a health profession"
            => StudentInHealth;
        StudentAnnet "student-annet" "annen student" "annan student" "other student" => None;
        /// Appointed by the authorities to act for somebody. As a giver the service is `familie`: no service employs a guardian.
        #[doc(alias = "verje")]
        Verge "verge" "oppnevnt verge" "oppnemnd verje" "appointed guardian" => None;
        /// Appointed to act for a minor who came to the country alone; as a giver the service is `familie`.
        Representant "representant" "representant for enslig mindreårig" "representant for einsleg mindreårig"
            "representative of an unaccompanied minor" => None;
        Frivillig "frivillig" "frivillig" "frivillig" "volunteer" => None;
        /// A profession the catalogue does not have.
        Annen "annen" "annet yrke (presiser)" "anna yrke (presiser)" "other profession, must be named" => NotKnown;
        /// Nobody has said what the profession is.
        IkkeOppgitt "ikke-oppgitt" "ikke oppgitt" "ikkje oppgitt" "not stated" => NotKnown;
    }
}

impl Profession {
    /// Whether there is an authorisation as health personnel (*autorisasjon som helsepersonell*) for this title.
    ///
    /// This is about the title and never about the person: a leader, an assistant or a family therapist may hold an
    /// authorisation besides, a licence lapses, and someone without one may still work as health personnel.
    /// [`Authorisation::None`] must therefore not be read as *is not health personnel*.
    ///
    /// ```
    /// use bti_core::Profession;
    ///
    /// assert_eq!(Profession::Lege.authorisation(), Profession::Psykolog.authorisation());
    /// assert_ne!(Profession::Annen.authorisation(), Profession::Laerer.authorisation());
    /// ```
    #[must_use]
    #[doc(alias = "autorisasjon")]
    pub const fn authorisation(self) -> Authorisation {
        self.row().facts
    }
}

/// Whether a title is one that health personnel (*helsepersonell*) are authorised for.
///
/// Exhaustive on purpose: whoever reads the answer says what each of the four means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Authorisation {
    /// There is an authorisation for the title.
    HealthPersonnel,
    /// No authorisation yet: the person is training for a title that has one.
    StudentInHealth,
    /// There is no authorisation for the title. The person may still hold one for another title.
    None,
    /// The title is not in the catalogue or not stated, so nothing can be said. This is not a no.
    NotKnown,
}
