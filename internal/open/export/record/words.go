package record

import "github.com/varanto/varanto/internal/catalog/hours"

// Word is a word that the forms say themselves, in Finnish, Swedish and English.
type Word struct{ FI, SV, EN string }

// In is the word in a language; Finnish where it is none of the three.
func (w Word) In(lang string) string {
	switch lang {
	case "sv":
		return w.SV
	case "en":
		return w.EN
	}
	return w.FI
}

// Closed says that doors are shut all day.
func Closed() Word { return Word{"suljettu", "stängt", "closed"} }

// AlwaysOpen says that they never are.
func AlwaysOpen() Word { return Word{"aina avoinna", "alltid öppet", "always open"} }

// ByAppointment says that one must book.
func ByAppointment() Word { return Word{"ajanvarauksella", "med tidsbokning", "by appointment"} }

// Exception says what an exception without hours does to its days; it is for one that says something.
func Exception(x hours.Exception) Word {
	if x.ByAppointment() {
		return ByAppointment()
	}
	return Closed()
}

// Exceptional says that hours are other than usual.
func Exceptional() Word {
	return Word{"poikkeava aukioloaika", "avvikande öppettid", "exceptional hours"}
}

// Finland is the country.
func Finland() Word { return Word{"Suomi", "Finland", "Finland"} }

// WholeCountry says that something is offered everywhere in it.
func WholeCountry() Word { return Word{"Koko Suomi", "Hela Finland", "The whole of Finland"} }

// WithoutAland says that something is offered everywhere but in Åland.
func WithoutAland() Word {
	return Word{"Koko Suomi lukuun ottamatta Ahvenanmaata", "Hela Finland utom Åland", "The whole of Finland except Åland"}
}
