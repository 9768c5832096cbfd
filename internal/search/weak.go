package search

import (
	"strings"

	"github.com/varanto/varanto/internal/finnish"
)

// Words with which people tell a need but that say nothing of what would meet it. They are no stop words: each may
// be in a name, so they count a little.
const (
	weakFinnish = " olla voida haluta tarvita saada pitää täytyä joutua tulla mennä lähteä antaa ottaa tehdä laittaa " +
		"käydä löytää löytyä etsiä kysyä tietää auttaa apu neuvo hakea hakeminen haku pyytää alkaa jatkaa jaksaa " +
		"osata ehtiä kannattaa tarve ongelma asia palvelu tieto lisätieto lisätietoa ohje paikka oma uusi vanha hyvä " +
		"huono iso pieni paljon vähän enää vielä jo heti nopea nopeasti liian aina usein joskus takia vuoksi varten " +
		"luona luo luokse päästä pääsy käyttää saaminen tekeminen ilmoittaa kertoa soittaa puhelinnumero numero yhteystieto aukiolo " +
		"ihminen joku jokin kaikki muu toinen sama itse nykyään tänään nyt sitten esimerkiksi yhteys ottaminen hankkia hankkiminen " +
		"jäädä jättää sattua tapahtua kuulua vaatia mahdollinen mahdollisuus järjestää hoitaa hoitua "
	weakSwedish = " vara få kunna vilja behöva måste söka sök hjälp fråga göra gör ta ge gå hitta finns tjänst info " +
		"information min mitt ny nytt "
	weakEnglish = " be get want need must apply find help ask do make take give go where service services information " +
		"info my new how "
)

// isWeak tells that all readings of a word are weak in the query's language.
func isWeak(w [len(wordFields)]finnish.Token, language field) bool {
	t := w[language]
	list := weakFinnish
	switch language {
	case inSwedish:
		list = weakSwedish
	case inEnglish:
		list = weakEnglish
	}
	if strings.Contains(list, " "+t.Surface+" ") {
		return true
	}
	// Of a word that no dictionary knows the forms are guesses, of which one is right.
	guessed := !t.Known && len(t.Bases) > 1
	for _, base := range t.Bases {
		if weak := strings.Contains(list, " "+base+" "); weak == guessed {
			return guessed
		}
	}
	return !guessed
}
