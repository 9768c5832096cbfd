package finnish

import "strings"

// verbOf gives the verb that a noun belongs to where Voikko's dictionary takes
// the noun as a word of its own ("hakemus", "hakea"), empty for all others.
// People say what they do, services what it is.
func verbOf(noun string) string {
	at := strings.Index(verbsOfNouns, "\n"+noun+" ")
	if noun == "" || at < 0 || strings.ContainsAny(noun, " \n") {
		return ""
	}
	verb, _, _ := strings.Cut(verbsOfNouns[at+len(noun)+2:], "\n")
	return verb
}

// verbsOfNouns has a noun and its verb on each line, in the order of the nouns.
const verbsOfNouns = `
ajo ajaa
apu auttaa
arvio arvioida
asunto asua
ero erota
hakemus hakea
haku hakea
hautajainen haudata
hautajaiset haudata
hoiva hoivata
huolto huoltaa
jakelu jakaa
kaato kaataa
kaste kastaa
keruu kerätä
kielto kieltää
kopio kopioida
kulku kulkea
kysely kysyä
kyyti kyyditä
käyttö käyttää
lahja lahjoittaa
laina lainata
löytö löytää
maksu maksaa
matka matkustaa
menot maksaa
muisti muistaa
ohje ohjata
opas opastaa
opinto opiskella
oppilas oppia
ostos ostaa
pelko pelätä
perintö periä
purku purkaa
päätös päättää
rakennus rakentaa
remontti remontoida
siivooja siivota
siivous siivota
suru surra
tarve tarvita
tutkimus tutkia
vaihto vaihtaa
varkaus varastaa
vero verottaa
vuokra vuokrata
yritys yrittää
`
