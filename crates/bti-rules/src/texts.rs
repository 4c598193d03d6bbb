//! The frames of an explanation. What provisions say and words mean comes from the law files.

use bti_core::Text;

macro_rules! texts {
    ($($(#[$doc:meta])* $NAME:ident = $nb:literal, $nn:literal, $en:literal;)+) => {
        $($(#[$doc])* pub(crate) const $NAME: Text = Text { nb: $nb, nn: $nn, en: $en };)+
        #[cfg(test)]
        pub(crate) const ALL: &[Text] = &[$($NAME),+];
    };
}

texts! {
    MUST = "MÅ DELES", "MÅ DELAST", "MUST BE SHARED";
    MAY = "KAN DELES", "KAN DELAST", "MAY BE SHARED";
    MUST_NOT = "SKAL IKKE DELES", "SKAL IKKJE DELAST", "MUST NOT BE SHARED";
    CANNOT = "KAN IKKE AVGJØRES", "KAN IKKJE AVGJERAST", "CANNOT BE DECIDED";
    LOG_SHOWN = "KAN VISES", "KAN VISAST", "MAY BE SHOWN";
    LOG_WITHHELD = "SKAL IKKE VISES", "SKAL IKKJE VISAST", "MUST NOT BE SHOWN";
    LOG_OWN = "Leseren har skrevet dette selv.", "Lesaren har skrive dette sjølv.", "The reader wrote this.";
    LOG_NOT_IN_CASE = "Leseren er ikke med i saken.", "Lesaren er ikkje med i saka.", "The reader takes no part in the case.";
    LOG_ARCHIVED = "saken er arkivert, og bare arkivaren leser den", "saka er arkivert, og berre arkivaren les ho", "the case is archived, and only an archivist reads it";
    LOG_NOT_YET = "Det var ikke skrevet denne dagen.", "Det var ikkje skrive denne dagen.", "It was not written on this day.";
    LOG_NO_GRANT = "Kommunens rutine gir ikke rollen lesetilgang til", "Rutinen til kommunen gir ikkje rolla lesetilgang til", "The municipality's routine does not let the role read";
    LOG_MEANT = "Forfatteren mente det for", "Forfattaren meinte det for", "Its author meant it for";
    LOG_KEPT = "De foresatte skal ikke få vite dette nå.", "Dei føresette skal ikkje få vite dette no.", "The guardians are not to be told this now.";
    LOG_BLOCKED = "Ingen skal ta kontakt med denne foresatte på barnets vegne.", "Ingen skal ta kontakt med denne føresette på vegner av barnet.", "Nobody is to make contact with this guardian on the child's behalf.";
    LOG_KINDS = "Det er ikke skrevet ned hva slags opplysninger det er.", "Det er ikkje skrive ned kva slags opplysningar det er.", "What kind of information it is, is not recorded.";
    LOG_GIVER = "Det er ikke kjent hvilken tjeneste det kom fra.", "Det er ikkje kjent kva teneste det kom frå.", "Which service it came from is not known.";
    LOG_READER = "Leseren er beskrevet annerledes enn i saken.", "Lesaren er skildra annleis enn i saka.", "The reader is described otherwise than in the case.";
    LOG_PERSON = "En person det gjelder, er ikke beskrevet", "Ein person det gjeld, er ikkje skildra", "Somebody it is about is not described";
    LOG_CHILD_SAFETY = "Det hører til et sikkerhetsspor som de foresatte ikke får vite om. Et menneske må avgjøre om barnet kan lese det.", "Det høyrer til eit tryggleiksspor som dei føresette ikkje får vite om. Eit menneske må avgjere om barnet kan lese det.", "It belongs to a safety track the guardians are not told of. A person decides whether the child may read it.";
    LOG_ORIGINAL = "Det samme gjelder som for innføringen det retter.", "Det same gjeld som for innføringa det rettar.", "The same holds as for the entry it corrects.";
    MUST_MEANS = "Dette er en plikt.", "Dette er ei plikt.", "This is a duty.";
    MAY_MEANS = "Dette er en rett, ikke en plikt.", "Dette er ein rett, ikkje ei plikt.", "This is a right, not a duty.";
    WHY = "Hvorfor", "Kvifor", "Why";
    STANDS = "Taushetsplikten står", "Teieplikta står", "The duty of silence stands";
    NOTHING_BINDS = "Ingen taushetsplikt binder avgiveren for dette.", "Inga teieplikt bind avgivaren for dette.", "No duty of silence binds the giver here.";
    CONDITIONS = "Vilkår", "Vilkår", "Conditions";
    BEFORE = "Først", "Først", "First";
    WITH = "Samtidig", "Samstundes", "Together with it";
    AFTER = "Etterpå", "Etterpå", "Afterwards";
    FORBIDDEN = "Ikke gjør dette", "Ikkje gjer dette", "Do not";
    UNCERTAIN = "må avklares om det gjelder her", "må avklarast om det gjeld her", "clarify whether it applies here";
    ADVICE = "Råd", "Råd", "Advice";
    CLOSED_IN_LAW = "Lovens svar: ingen vurdering kan endre det.", "Svaret til lova: inga vurdering kan endre det.", "Closed in law: no judgement can change it.";
    CLOSED_ON_ASSESSMENT = "Slik saken er vurdert nå. Det ville endret seg om noen vurderte og fant at", "Slik saka er vurdert no. Det ville endra seg om nokon vurderte og fann at", "As it has been assessed so far. It would change if somebody assessed and found that";
    MISSING_FACT = "Mangler opplysning", "Manglar opplysning", "Missing fact";
    MISSING_ASSESSMENT = "Mangler vurdering", "Manglar vurdering", "Missing judgement";
    UNSETTLED = "Loven er omstridt", "Lova er omstridd", "The law is contested";
    NOT_READ = "Bestemmelsen er ikke lest", "Føresegna er ikkje lesen", "The provision has not been read";
    READINGS = "To lesemåter", "To lesemåtar", "Two readings";
    IS_IT_SO = "Er det slik at", "Er det slik at", "Is it so that";
    WAYS = "Det som kan åpne", "Det som kan opne", "What could open it";
    ASK_CONSENT = "be om samtykke fra", "be om samtykke frå", "ask for consent from";
    TO_ASSESS = "vurder om", "vurder om", "assess whether";
    AND = "og", "og", "and";
    ELSEWHERE = "Plikt overfor andre", "Plikt overfor andre", "A duty towards others";
    TO = "til", "til", "to";
    CONSENT_FALLS_SHORT = "Samtykket dekker ikke", "Samtykket dekkjer ikkje", "The consent does not cover";
    SHORT_NOT_IN_FORCE = "det gjelder ikke denne dagen", "det gjeld ikkje denne dagen", "it is not in force on this day";
    SHORT_GIVER = "det nevner ikke avgiverens tjeneste", "det nemner ikkje tenesta til avgivaren", "it does not name the giver's service";
    SHORT_RECIPIENT = "det nevner ikke mottakeren", "det nemner ikkje mottakaren", "it does not name the recipient";
    SHORT_INFORMATION = "det nevner ikke denne opplysningen", "det nemner ikkje denne opplysninga", "it does not name this information";
    SHORT_PURPOSE = "det nevner ikke dette formålet", "det nemner ikkje dette formålet", "it does not name this purpose";
    SHORT_EXCEPTED = "det gjør unntak for dette", "det gjer unntak for dette", "it excepts this";
    SHORT_UNREAD = "det har en begrensning i fritekst som ingen har lest inn", "det har ei avgrensing i fritekst som ingen har lese inn", "it has a limitation in words that nobody has read into it";
    SHORT_INFORMED = "det er ikke kjent at det er informert", "det er ikkje kjent at det er informert", "it is not known to be informed";
    SHORT_VOLUNTARY = "det er ikke kjent at det er frivillig", "det er ikkje kjent at det er frivillig", "it is not known to be voluntary";
    SHORT_KIND = "det er et samtykke til noe annet enn å dele taushetsbelagte opplysninger", "det er eit samtykke til noko anna enn å dele opplysningar under teieplikt", "it is a consent to something else than sharing what is secret";
    SHORT_LOG = "det gjelder ikke digital stafettlogg", "det gjeld ikkje digital stafettlogg", "it does not cover the digital relay log";
    SHORT_COMPETENT = "det er ikke kjent at den som svarte, forsto hva det gjaldt", "det er ikkje kjent at den som svarte, forstod kva det gjaldt", "whoever answered is not known to have understood it";
    SHORT_LOCAL_FORM = "kommunens egen regel krever en annen form", "kommunens eigen regel krev ei anna form", "the municipality's own rule asks for another form";
    SHORT_LOCAL_AGE = "kommunens egen regel krever et nyere samtykke", "kommunens eigen regel krev eit nyare samtykke", "the municipality's own rule asks for a newer one";
    WITHOUT_EFFECT = "Underskrift uten virkning", "Underskrift utan verknad", "Signature without effect";
    STAND_ALONE = "avgjør ikke dette selv etter reglene som gjelder for avgiveren", "avgjer ikkje dette sjølv etter reglane som gjeld for avgivaren", "does not decide this alone by the rules that bind the giver";
    STAND_RESPONSIBILITY = "har ikke foreldreansvaret", "har ikkje foreldreansvaret", "does not hold parental responsibility";
    STAND_OTHERS = "det er andre som avgjør dette", "det er andre som avgjer dette", "others decide this";
    STAND_STRANGER = "er verken personen selv eller noen av de foresatte", "er verken personen sjølv eller nokon av dei føresette", "is neither the person nor one of the guardians";
    STAND_OFFICE = "avgjør ikke dette nå", "avgjer ikkje dette no", "decides nothing here now";
    STAND_ANSWER = "den som har svart, kan ikke svare for vedkommende", "den som har svart, kan ikkje svare for vedkomande", "whoever answered cannot answer for them";
    DO_NOT_ASK = "Ikke spør eller informer", "Ikkje spør eller informer", "Do not ask or tell";
    BAR_SUSPECTED = "vedkommende er mistenkt for å skade barnet", "vedkomande er mistenkt for å skade barnet", "they are suspected of harming the child";
    BAR_UNDECIDED = "en mistanke mot vedkommende er reist og ikke avklart", "ein mistanke mot vedkomande er reist og ikkje avklart", "a suspicion against them has been raised and not settled";
    BAR_ADDRESS = "adressen er gradert, og spørsmålet kan røpe den", "adressa er gradert, og spørsmålet kan røpe ho", "the address is graded, and asking may reveal it";
    BAR_OPEN = "det er ikke avklart om", "det er ikkje avklart om", "it is not settled whether";
    BAR_UNLESS = "det er ikke avklart at", "det er ikkje avklart at", "it is not settled that";
    LOCAL_REFUSES = "Kommunens egen regel, ikke loven, stanser dette", "Kommunens eigen regel, ikkje lova, stansar dette", "The municipality's own rule, not the law, stops this";
    LOCAL_SIGNS = "Kommunens egen regel ber også om underskrift fra", "Kommunens eigen regel ber òg om underskrift frå", "The municipality's own rule also asks for a signature from";
    LOCAL_ASKS = "Kommunens egen regel", "Kommunens eigen regel", "The municipality's own rule";
    LOCAL_GIVES_WAY = "Kommunens egen regel gjelder ikke her", "Kommunens eigen regel gjeld ikkje her", "The municipality's own rule does not apply here";
    LOCAL_ALONE = "loven lar den unge avgjøre alene", "lova lèt den unge avgjere åleine", "the law lets the young person decide alone";
    LOCAL_MUST_NOT_KNOW = "en foresatt skal ikke spørres, eller det er ikke avklart", "ein føresett skal ikkje spørjast, eller det er ikkje avklart", "a guardian must not be asked, or that is not settled";
    LOCAL_OTHERS = "de foresatte avgjør ikke dette", "dei føresette avgjer ikkje dette", "the guardians do not decide this";
    LOCAL_WITHIN = "den unge avgjør dette overfor sin egen tjeneste", "den unge avgjer dette overfor si eiga teneste", "the young person decides this towards the service itself";
    WARNING = "Se nærmere på dette", "Sjå nærare på dette", "Look at this";
    NOT_HEARD = "Det er ikke skrevet ned at barnet er hørt", "Det er ikkje skrive ned at barnet er høyrt", "Nothing is recorded of the child having been heard";
    NOT_WEIGHED = "Det er ikke skrevet ned hvilken vekt barnets mening fikk", "Det er ikkje skrive ned kva vekt meininga til barnet fekk", "Nothing is recorded of the weight the child's view was given";
    CHILD_OPPOSES = "Barnet er imot. Dette er en rett til å dele, ikke en plikt: vurder om den skal brukes", "Barnet er imot. Dette er ein rett til å dele, ikkje ei plikt: vurder om han skal brukast", "The child opposes it. This is a right to share, not a duty: consider whether to use it";
    REGISTER_ASIDE = "Folkeregisteret sier noe annet om foreldreansvaret; et dokument går foran", "Folkeregisteret seier noko anna om foreldreansvaret; eit dokument går føre", "The population register says something else about parental responsibility; a document sets it aside";
    ONE_PARENT = "Bare én forelder har samtykket, etter en regel om noe annet enn deling", "Berre éin forelder har samtykt, etter ein regel om noko anna enn deling", "Only one parent has consented, by a rule about something else than disclosure";
    RESTS_ON_PRACTICE = "Loven sier ikke hvem som må samtykke her; svaret følger praksis, der alle regelen nevner har samtykket:", "Lova seier ikkje kven som må samtykkje her; svaret følgjer praksis, der alle regelen nemner har samtykt:", "The statute does not say whose consent is needed here; the answer follows practice, and everyone the rule names has consented:";
    BY_LAW = "Etter loven alene", "Etter lova aleine", "By law alone";
    ASK_NOBODY = "Spør ingen om samtykke nå: se på meldeplikt og andre grunnlag", "Spør ingen om samtykke no: sjå på meldeplikt og andre grunnlag", "Ask nobody for consent now: look at the duties to report and other grounds";
    NOT_ASKED = "skal ikke spørres", "skal ikkje spørjast", "not to be asked";
    NOTHING_AHEAD = "ingenting i denne tiden", "ingenting i denne tida", "nothing in that time";
    SIGN = "Samtykke fra", "Samtykke frå", "Consent from";
    SIGN_OR = "eller fra", "eller frå", "or from";
    SIGN_OPEN = "Uavklart om dette er nok", "Uavklart om dette er nok", "Not settled whether this suffices";
    SIGN_NOBODY = "Det er ikke kjent hvem som kan samtykke.", "Det er ikkje kjent kven som kan samtykkje.", "It is not known who can consent.";
    SETTLED = "loven svarer", "lova svarar", "the statute answers it";
    PRACTICE = "praksis; loven er åpen", "praksis; lova er open", "practice; the statute is open";
    UNCERTAIN_LAW = "uavklart i loven", "uavklart i lova", "not settled in law";
    OR = "eller", "eller", "or";
    NOBODY = "ingen kjent", "ingen kjend", "nobody known";
    NO_DATE = "uten dato", "utan dato", "without a date";
    COMES_OF = "fyller", "fyller", "comes of";
    YEARS = "år", "år", "years";
    CONSENT_ENDS = "siste dag i samtykket er ute", "siste dag i samtykket er ute", "the last day the consent names is over";
    CONSENT_WITHDRAWN = "samtykket er trukket fra denne dagen", "samtykket er trekt frå denne dagen", "the consent is withdrawn from this day";
    LAW_CHANGES = "loven endres", "lova blir endra", "the law changes";
    LAW_WITHOUT_DATE = "vedtatt lov uten dato kan endre hvem som samtykker", "vedteken lov utan dato kan endre kven som samtykkjer", "adopted law without a date may change who consents";
    SIGNERS_CHANGE = "andre må samtykke til", "andre må samtykkje til", "others must consent to";
    NO_LONGER_COUNTS = "gjelder ikke lenger", "gjeld ikkje lenger", "no longer counts";
    DOES_NOT_REACH = "når ikke det nye; det trengs et samtykke som nevner det", "når ikkje det nye; det trengst eit samtykke som nemner det", "does not reach what is new; it needs a consent that names it";
    LOOK_AGAIN = "se på samtykket på nytt", "sjå på samtykket på nytt", "look at the consent again";
    HAPPENED_CUSTODY = "foreldreansvar eller bosted er endret", "foreldreansvar eller bustad er endra", "responsibility or residence has changed";
    HAPPENED_DEATH = "en med foreldreansvar er død", "ein med foreldreansvar er død", "somebody with responsibility has died";
    HAPPENED_CARE = "omsorgen er overtatt eller gitt tilbake", "omsorga er overteken eller gitt tilbake", "care was taken over or given back";
    HAPPENED_PLACED = "barnet er flyttet", "barnet er flytta", "the child was placed";
    HAPPENED_ADDRESS = "adressen er gradert, eller er det ikke lenger", "adressa er gradert, eller er det ikkje lenger", "the address was graded, or no longer is";
    HAPPENED_SUSPICION = "en mistanke er reist", "ein mistanke er reist", "a suspicion was raised";
    HAPPENED_SERVICE = "en ny tjeneste deltar", "ei ny teneste deltek", "a new service takes part";
    HAPPENED_LOG = "en annen tjeneste har overtatt loggen", "ei anna teneste har teke over loggen", "another service took over the log";
    HAPPENED_PURPOSE = "et nytt formål", "eit nytt formål", "a new purpose";
    HAPPENED_KIND = "en ny type opplysninger", "ein ny type opplysningar", "another kind of information";
    FORM_NOT_NEEDED = "samtykke trengs ikke", "samtykke trengst ikkje", "no consent is needed";
    FORM_NOBODY = "ingen kan åpne dette ved å samtykke, eller det er ikke kjent hvem", "ingen kan opne dette ved å samtykkje, eller det er ikkje kjent kven", "no consent would open it, or it is not known whose";
    FORM_NONE = "det er ikke noe skjema å gi noen", "det er ikkje noko skjema å gi nokon", "there is no form to give anybody";
    FORM_TITLE = "Samtykke til å dele opplysninger", "Samtykke til å dele opplysningar", "Consent to sharing information";
    FORM_ABOUT = "Det gjelder opplysninger om", "Det gjeld opplysningar om", "It is about information on";
    FORM_WHAT = "Hva som skal deles", "Kva som skal delast", "What is to be shared";
    FORM_FROM = "Hvem som gir opplysningene", "Kven som gir opplysningane", "Who gives the information";
    FORM_TO = "Hvem som får dem", "Kven som får dei", "Who receives it";
    FORM_PURPOSE = "Hva de skal brukes til", "Kva dei skal brukast til", "What it is for";
    FORM_MEANS_HEADING = "Hva samtykket betyr", "Kva samtykket betyr", "What the consent means";
    FORM_MEANS = "Samtykket gir tjenesten rett til å dele det som står her, og bare det som er nødvendig. Tjenesten har ikke plikt til å dele.", "Samtykket gir tenesta rett til å dele det som står her, og berre det som er nødvendig. Tenesta har ikkje plikt til å dele.", "The consent gives the service the right to share what stands here, and only what is necessary. The service has no duty to share.";
    FORM_FREE = "Det er frivillig. Du kan si nei, eller ja til bare noe av det. Du får den hjelpen du har rett til uansett hva du svarer.", "Det er frivillig. Du kan seie nei, eller ja til berre noko av det. Du får den hjelpa du har rett til same kva du svarar.", "It is voluntary. You may say no, or yes to some of it only. You get the help you are entitled to whatever you answer.";
    FORM_WITHDRAW_HEADING = "Slik trekker du samtykket", "Slik trekkjer du samtykket", "How to withdraw";
    FORM_WITHDRAW = "Du kan trekke samtykket når som helst, muntlig eller skriftlig, ved å si fra til tjenesten. Da deles ikke mer. Det som alt er delt, kan ikke tas tilbake. Er det flere som må samtykke, er det nok at én trekker seg.", "Du kan trekkje samtykket når som helst, munnleg eller skriftleg, ved å seie frå til tenesta. Då blir ikkje meir delt. Det som alt er delt, kan ikkje takast tilbake. Er det fleire som må samtykkje, er det nok at éin trekkjer seg.", "You may withdraw at any time, orally or in writing, by telling the service. Then nothing more is shared. What has been shared cannot be taken back. Where several have to consent, it is enough that one withdraws.";
    FORM_DUTIES = "Plikter som går foran et nei", "Plikter som går føre eit nei", "Duties that go before a no";
    FORM_CHILD_HEADING = "Barnets mening", "Meininga til barnet", "The child's view";
    FORM_CHILD = "Barnet skal få vite hva dette gjelder og få si hva det mener, på den måten det ønsker. Det er frivillig. Skriv hvordan barnet ble hørt, hva det mente og hvilken vekt det fikk, eller hvorfor barnet ikke ble hørt.", "Barnet skal få vite kva dette gjeld og få seie kva det meiner, på den måten det ønskjer. Det er frivillig. Skriv korleis barnet blei høyrt, kva det meinte og kva vekt det fekk, eller kvifor barnet ikkje blei høyrt.", "The child is to be told what this is about and to say what it thinks, in the way it wants. It is voluntary. Write how the child was heard, what it thought and what weight that was given, or why it was not heard.";
    FORM_TOLD = "Jeg har fått vite", "Eg har fått vite", "I have been told";
    FORM_ANSWER = "Svar", "Svar", "Answer";
    FORM_YES = "Ja, jeg samtykker", "Ja, eg samtykkjer", "Yes, I consent";
    FORM_NO = "Nei, jeg samtykker ikke", "Nei, eg samtykkjer ikkje", "No, I do not consent";
    FORM_LOG = "Opplysningene kan også stå i digital stafettlogg", "Opplysningane kan òg stå i digital stafettlogg", "The information may also stand in the digital relay log";
    FORM_LIMITS = "Dette skal ikke deles, eller ikke med disse:", "Dette skal ikkje delast, eller ikkje med desse:", "This is not to be shared, or not with these:";
    FORM_SIGN_HEADING = "Underskrift", "Underskrift", "Signature";
    FORM_SIGN = "Alle som står her, må svare ja før noe deles.", "Alle som står her, må svare ja før noko blir delt.", "Everyone named here must answer yes before anything is shared.";
    FORM_DATE = "dato", "dato", "date";
    SHORT_SAID = "det er ikke gitt uttrykkelig", "det er ikkje gitt uttrykkjeleg", "it was not given expressly";
    NOTE = "Merk", "Merk", "Note";
    REMINDERS = "Har noen vurdert dette?", "Har nokon vurdert dette?", "Has anybody assessed this?";
    DUTY_TO = "plikt til å si fra til", "plikt til å seie frå til", "a duty to tell";
    READ_AS_OF = "Loven er lest slik den lød", "Lova er lesen slik ho lydde", "Law read as of";
    BEFORE_FIRST_DAY = "Lov før denne dagen er ikke lest:", "Lov før denne dagen er ikkje lesen:", "Law before this day has not been read:";
    NOT_REVIEWED = "Reglene er ikke gjennomgått av en jurist ennå.", "Reglane er ikkje gjennomgådde av ein jurist enno.", "The rules have not yet been reviewed by a lawyer.";
    ADOPTED = "En vedtatt endring uten dato kan få betydning:", "Ei vedteken endring utan dato kan få noko å seie:", "An adopted change without a date could matter:";
    RESTS_ON_POSITION = "Svaret hviler på kommunens rettslige standpunkt til noe som er omstridt:", "Svaret kviler på det rettslege standpunktet kommunen har teke til noko som er omstridd:", "The answer rests on the municipality's legal position on a contested point:";
    NEXT = "Spør om dette først", "Spør om dette først", "Ask this first";
    OF_PERSON = "om", "om", "about";
}

#[cfg(test)]
mod tests {
    use bti_core::Language;

    #[test]
    fn every_frame_is_written_in_every_language() {
        for text in super::ALL {
            for language in Language::ALL {
                assert!(!text.get(language).trim().is_empty(), "{text:?}");
            }
        }
    }
}
