package advice

import "sync"

// Names of the advice.
const (
	SummaryRepeats     = "summary-repeats-name"
	SummarySentence    = "summary-sentence"
	DescriptionShort   = "description-short"
	DescriptionLong    = "description-long"
	SentencesLong      = "sentences-long"
	SentenceLong       = "sentence-long"
	Passive            = "passive"
	InstructionMissing = "instruction-missing"
	ContactInText      = "contact-in-text"
	PriceInText        = "price-in-text"
	DateInText         = "date-in-text"
	Advertising        = "advertising"
	Exclamation        = "exclamation"
	PersonName         = "person-name"
	TitleCase          = "title-case"
	LanguageMissing    = "language-missing"
	TextMissing        = "text-missing"
	NoChannel          = "no-channel"
	NoService          = "no-service"
	KeywordsMany       = "keywords-many"
	KeywordsAlone      = "keywords-alone"
	KeywordGeneral     = "keyword-general"
	TermGeneral        = "term-general"
	PhonePrice         = "phone-price"
	HoursMissing       = "hours-missing"
	NotShared          = "not-shared"
	LinkInsecure       = "link-insecure"
)

// Numbers of the advice.
const (
	goodAverage     = 15   // words a sentence, T17
	longestSentence = 25   // words, T17
	goodShort       = 300  // characters of a description, T8
	goodLong        = 2000 // characters of a description, T8
	manyKeywords    = 10   // M16
	commonShare     = 0.05 // of the services of the catalogue, M13
	tooSimilar      = 0.8  // of name and summary, T4
)

// Kind is one kind of advice.
type Kind struct {
	// Name is Advice.Name.
	Name string
	// Level is how much it weighs; InstructionMissing weighs more for associations (Advice.Level says which holds).
	Level Level
	// Holds says in English what is looked for, Source where the idea is in the notes on quality.
	Holds, Source string
	// FI, SV and EN are the message's templates, {name} standing for what the advice says.
	FI, SV, EN string
}

// Kinds lists all kinds of advice. The slice is the caller's.
func Kinds() []Kind { return append(textKinds(), matterKinds()...) }

func textKinds() []Kind {
	return []Kind{
		{
			Name: SummaryRepeats, Level: Warning, Source: "T4", Holds: "the summary says no more than the name",
			FI: "Kerro tiivistelmässä, mitä palvelusta saa ja kuka sitä saa. Nyt se toistaa nimen.",
			SV: "Berätta i sammanfattningen vad man får och vem som får det. Nu upprepar den namnet.",
			EN: "Say in the summary what one gets and who gets it. Now it repeats the name.",
		},
		{
			Name: SummarySentence, Level: Warning, Source: "T5",
			Holds: "the summary is no sentence: no capital at its beginning, no mark at its end, or a list of words",
			FI:    "Kirjoita tiivistelmä kokonaisena virkkeenä, joka päättyy pisteeseen.",
			SV:    "Skriv sammanfattningen som en hel mening som slutar med punkt.",
			EN:    "Write the summary as a whole sentence that ends with a full stop.",
		},
		{
			Name: DescriptionShort, Level: Info, Source: "T8", Holds: "a description of a service of fewer than 300 characters",
			FI: "Kerro lisää: mitä palvelu on, kenelle se on ja miten sen saa. Hyvä pituus on {min}–{max} merkkiä.",
			SV: "Berätta mer: vad, för vem och hur man får det. En bra längd är {min}–{max} tecken.",
			EN: "Tell more: what it is, for whom and how to get it. A good length is {min} to {max} characters.",
		},
		{
			Name: DescriptionLong, Level: Info, Source: "T8", Holds: "a description of more than 2 000 characters",
			FI: "Tiivistä kuvausta. Hyvä pituus on {min}–{max} merkkiä, nyt niitä on {count}.",
			SV: "Förkorta beskrivningen. En bra längd är {min}–{max} tecken, nu är de {count}.",
			EN: "Shorten the description. A good length is {min} to {max} characters; it has {count}.",
		},
		{
			Name: SentencesLong, Level: Warning, Source: "T17", Holds: "sentences of more than 15 words on average",
			FI: "Kirjoita lyhyempiä virkkeitä. Nyt virkkeessä on keskimäärin {count} sanaa, hyvä määrä on enintään {max}.",
			SV: "Skriv kortare meningar. Nu har de i medeltal {count} ord, högst {max} är bra.",
			EN: "Write shorter sentences. They have {count} words on average; {max} at most is good.",
		},
		{
			Name: SentenceLong, Level: Warning, Source: "T17", Holds: "a sentence of more than 25 words",
			FI: "Jaa tämä virke kahdeksi. Siinä on {count} sanaa: ”{value}”.",
			SV: "Dela meningen i två. Den har {count} ord: ”{value}”.",
			EN: "Divide this sentence in two. It has {count} words: “{value}”.",
		},
		{
			Name: Passive, Level: Info, Source: "T17, T18", Holds: "many passive verbs in a service's text, by their endings",
			FI: "Puhuttele lukijaa ja kerro, kuka tekee. Passiivissa ovat: {words}.",
			SV: "Tilltala läsaren och säg vem som gör vad. Passiva är: {words}.",
			EN: "Address the reader and say who does what. Passive are: {words}.",
		},
		{
			Name: InstructionMissing, Level: Warning, Source: "T11",
			Holds: "a service tells in a language version nowhere how to begin, in its general description neither " +
				"(an error for associations)",
			FI: "Kirjoita toimintaohje {language}: miten palvelun käytön voi aloittaa.",
			SV: "Skriv en handlingsinstruktion {language}: hur man börjar använda tjänsten.",
			EN: "Write a user instruction {language}: how to begin using the service.",
		},
		{
			Name: ContactInText, Level: Warning, Source: "T12",
			Holds: "a telephone number, mail or web address or postal code in a text",
			FI:    "Siirrä yhteystieto ”{value}” tekstistä omaan kenttäänsä.",
			SV:    "Flytta kontaktuppgiften ”{value}” från texten till sitt eget fält.",
			EN:    "Move the contact detail “{value}” from the text to a field of its own.",
		},
		{
			Name: PriceInText, Level: Warning, Source: "T19", Holds: "a price in a text that is not for charges",
			FI: "Siirrä hinta ”{value}” maksullisuuden tietoihin.",
			SV: "Flytta priset ”{value}” till uppgifterna om avgifter.",
			EN: "Move the price “{value}” to the information about charges.",
		},
		{
			Name: DateInText, Level: Warning, Source: "T19", Holds: "a date in a text that should last",
			FI: "Poista päivämäärä ”{value}”. Teksti vanhenee sen mukana.",
			SV: "Ta bort datumet ”{value}”. Texten föråldras med det.",
			EN: "Remove the date “{value}”. The text gets old with it.",
		},
		{
			Name: Advertising, Level: Warning, Source: "T14", Holds: "words of advertising",
			FI: "Kerro vain tosiasioita. Poista mainossana ”{value}”.",
			SV: "Berätta bara fakta. Ta bort reklamordet ”{value}”.",
			EN: "Tell facts only. Remove the word of advertising “{value}”.",
		},
		{
			Name: Exclamation, Level: Warning, Source: "T14", Holds: "an exclamation mark",
			FI: "Vaihda huutomerkki pisteeseen.", SV: "Byt utropstecknet mot en punkt.",
			EN: "Change the exclamation mark to a full stop.",
		},
		{
			Name: PersonName, Level: Warning, Source: "M21",
			Holds: "a given name and another capital word near a telephone number or mail address",
			FI:    "Kirjoita henkilön nimen ”{value}” tilalle hänen tehtävänsä.",
			SV:    "Skriv personens uppgift i stället för namnet ”{value}”.",
			EN:    "Write what the person does instead of the name “{value}”.",
		},
		{
			Name: TitleCase, Level: Info, Source: "C3", Holds: "a name in capitals, or with most of its words beginning with one",
			FI: "Kirjoita nimi tavallisin pienin kirjaimin: vain alku ja erisnimet isolla.",
			SV: "Skriv namnet med små bokstäver: stor bokstav bara först och i egennamn.",
			EN: "Write the name in ordinary small letters: capitals only at the beginning and in proper names.",
		},
	}
}

func matterKinds() []Kind {
	return []Kind{
		{
			Name: LanguageMissing, Level: Info, Source: "T21",
			Holds: "no version in a language in which the owner organisation is published",
			FI:    "Tee kieliversio {language}. Organisaatiosi on julkaistu sillä kielellä.",
			SV:    "Gör en språkversion {language}. Din organisation är publicerad på det språket.",
			EN:    "Make a language version {language}. Your organisation is published in that language.",
		},
		{
			Name: TextMissing, Level: Warning, Source: "T21", Holds: "a text that other language versions have",
			FI: "Kirjoita tämä teksti myös {language}: {text}.",
			SV: "Skriv den här texten också {language}: {text}.",
			EN: "Write this text {language}, too: {text}.",
		},
		{
			Name: NoChannel, Level: Error, Source: "C1", Holds: "a service without a channel",
			FI: "Liitä palveluun asiointikanava. Ilman sitä palvelua ei löydä eikä saa.",
			SV: "Koppla en servicekanal till tjänsten. Utan den hittar ingen till tjänsten.",
			EN: "Connect a channel to the service. Without one nobody can reach it.",
		},
		{
			Name: NoService, Level: Warning, Source: "C2", Holds: "a channel without a service",
			FI: "Liitä asiointikanava johonkin palveluun. Muuten sitä ei löydä.",
			SV: "Koppla servicekanalen till någon tjänst. Annars hittar ingen den.",
			EN: "Connect the channel to a service. Otherwise nobody finds it.",
		},
		{
			Name: KeywordsMany, Level: Info, Source: "M16", Holds: "more than ten keywords of its own in a language",
			FI: "Jätä vain tärkeimmät avainsanat, enintään {max}. Nyt niitä on {count}.",
			SV: "Behåll bara de viktigaste nyckelorden, högst {max}. Nu är de {count}.",
			EN: "Keep the most important keywords only, {max} at most. There are {count}.",
		},
		{
			Name: KeywordsAlone, Level: Error, Source: "M12", Holds: "keywords of its own without any ontology term",
			FI: "Valitse ainakin yksi asiasana sanastosta omien avainsanojen lisäksi.",
			SV: "Välj minst ett ämnesord ur ordlistan utöver egna nyckelord.",
			EN: "Choose at least one term of the vocabulary beside your own keywords.",
		},
		{
			Name: KeywordGeneral, Level: Warning, Source: "M13",
			Holds: "a keyword of its own that its class or target group tells already",
			FI:    "Vaihda avainsana ”{value}” tarkempaan tai poista se. Palveluluokka tai kohderyhmä kertoo sen jo.",
			SV:    "Byt nyckelordet ”{value}” mot ett mer exakt eller ta bort det. Serviceklassen eller målgruppen säger det redan.",
			EN:    "Change the keyword “{value}” to a narrower one or remove it. The class or target group says it already.",
		},
		{
			Name: TermGeneral, Level: Warning, Source: "M13",
			Holds: "an ontology term that its class or target group tells already, that stands above another chosen " +
				"term, or that more than 5 % of all services have",
			FI: "Vaihda asiasana ”{value}” tarkempaan. Se on liian yleinen.",
			SV: "Byt ämnesordet ”{value}” mot ett mer exakt. Det är för allmänt.",
			EN: "Change the term “{value}” to a narrower one. It is too general.",
		},
		{
			Name: PhonePrice, Level: Warning, Source: "M25", Holds: "a telephone number that does not tell what a call costs",
			FI: "Kerro, mitä puhelu numeroon {value} maksaa.",
			SV: "Ange vad ett samtal till numret {value} kostar.",
			EN: "Tell what a call to {value} costs.",
		},
		{
			Name: HoursMissing, Level: Warning, Source: "C5", Holds: "a service location or phone channel without service hours",
			FI: "Lisää palveluajat. Jos palvelua saa aina, valitse ”aina avoinna”.",
			SV: "Lägg till servicetider. Om service alltid ges, välj ”alltid öppet”.",
			EN: "Add the service hours. If the service is always there, choose “always open”.",
		},
		{
			Name: NotShared, Level: Info, Source: "C8", Holds: "a channel that others cannot connect to",
			FI: "Salli kanavan yhteiskäyttö, jos mikään ei estä. Silloin muutkin voivat viitata siihen.",
			SV: "Tillåt gemensam användning om inget hindrar. Då kan också andra hänvisa till kanalen.",
			EN: "Let others use the channel, unless something prevents it. Then they can refer to it, too.",
		},
		{
			Name: LinkInsecure, Level: Warning, Source: "C9", Holds: "a web address without https",
			FI: "Muuta osoitteen ”{value}” aluksi https://, jos sivu toimii niin.",
			SV: "Byt början av adressen ”{value}” till https:// om sidan fungerar så.",
			EN: "Change the web address “{value}” to begin with https:// if the page works that way.",
		},
	}
}

var byName = sync.OnceValue(func() map[string]Kind {
	kinds := map[string]Kind{}
	for _, k := range Kinds() {
		kinds[k.Name] = k
	}
	return kinds
})

func kindOf(name string) Kind { return byName()[name] }
