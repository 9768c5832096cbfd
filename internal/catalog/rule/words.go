package rule

// words are the same words in Finnish, Swedish and English.
type words struct{ fi, sv, en string }

func (w words) in(lang string) string {
	switch lang {
	case "fi":
		return w.fi
	case "sv":
		return w.sv
	}
	return w.en
}

// named looks a key up in a list of words; what is not there stands for itself.
func named(list map[string]words, lang, key string) string {
	w, ok := list[key]
	if !ok {
		return key
	}
	return w.in(lang)
}

// InLanguage says in which language something is to be written: suomeksi, på finska, in Finnish.
func InLanguage(lang, language string) string { return named(languages, lang, language) }

func statusName(lang, status string) string { return named(statuses, lang, status) }
func actionName(lang, action string) string { return named(actions, lang, action) }
func formName(lang, form string) string     { return named(forms, lang, form) }

// Label names a member of the documents or a type of text, beginning small.
func Label(lang, key string) string { return named(labels, lang, key) }

var languages = map[string]words{
	"fi":  {"suomeksi", "på finska", "in Finnish"},
	"sv":  {"ruotsiksi", "på svenska", "in Swedish"},
	"en":  {"englanniksi", "på engelska", "in English"},
	"se":  {"pohjoissaameksi", "på nordsamiska", "in Northern Sámi"},
	"smn": {"inarinsaameksi", "på enaresamiska", "in Inari Sámi"},
	"sms": {"koltansaameksi", "på skoltsamiska", "in Skolt Sámi"},
}

var statuses = map[string]words{
	"":          {"uusi", "ny", "new"},
	"Draft":     {"luonnos", "utkast", "draft"},
	"Published": {"julkaistu", "publicerad", "published"},
	"Modified":  {"muokattu", "redigerad", "modified"},
	"Withdrawn": {"muokattu (vedetty pois)", "redigerad (tillbakadragen)", "modified (withdrawn)"},
	"Deleted":   {"arkistoitu", "arkiverad", "archived"},
	"Removed":   {"poistettu", "borttagen", "removed"},
}

var actions = map[string]words{
	string(ActSave):     {"tallentaminen", "att spara", "saving"},
	string(ActPublish):  {"julkaiseminen", "att publicera", "publishing"},
	string(ActWithdraw): {"julkaisun peruminen", "att dra tillbaka", "withdrawing"},
	string(ActArchive):  {"arkistointi", "att arkivera", "archiving"},
	string(ActRestore):  {"palauttaminen", "att återställa", "restoring"},
	string(ActDiscard):  {"muokkauksen hylkääminen", "att förkasta redigeringen", "discarding the edit"},
	string(ActConfirm):  {"tarkistetuksi merkitseminen", "att markera som kontrollerat", "marking as checked"},
}

// forms are the forms that catalog.Validate asks for, by its English words.
var forms = map[string]words{
	"FI":                  {"FI (kaksi isoa kirjainta)", "FI (två stora bokstäver)", "FI (two capital letters)"},
	"five digits":         {"viisi numeroa", "fem siffror", "five digits"},
	"one to three digits": {"1–3 numeroa", "1–3 siffror", "one to three digits"},
	"one to six digits":   {"1–6 numeroa", "1–6 siffror", "one to six digits"},
	"+358":                {"+358 (plusmerkki ja 1–4 numeroa)", "+358 (plustecken och 1–4 siffror)", "+358 (a plus sign and 1 to 4 digits)"},
	"yyyy-MM-ddTHH:mm:ss": {"2026-05-31T08:30:00", "2026-05-31T08:30:00", "2026-05-31T08:30:00"},
	"yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss": {
		"2026-05-31 tai 2026-05-31T08:30:00", "2026-05-31 eller 2026-05-31T08:30:00", "2026-05-31 or 2026-05-31T08:30:00",
	},
	"HH:mm:ss":  {"08:30:00", "08:30:00", "08:30:00"},
	"fi":        {"fi (kielikoodi)", "fi (språkkod)", "fi (a language code)"},
	"1234567-1": {"1234567-1", "1234567-1", "1234567-1"},
	"1 to 20 digits, a plus before them at most": {"1–20 numeroa", "1–20 siffror", "1 to 20 digits"},
	"letters, digits, hyphens and full stops": {
		"kirjaimia a–z, numeroita, väliviivoja ja pisteitä", "bokstäverna a–z, siffror, bindestreck och punkter",
		"letters a to z, digits, hyphens and full stops",
	},
	"metres of EPSG:3067, digits with optional decimals": {
		"metrejä (ETRS-TM35FIN), esimerkiksi 6672711.5", "meter (ETRS-TM35FIN), till exempel 6672711.5",
		"metres (ETRS-TM35FIN), such as 6672711.5",
	},
}
