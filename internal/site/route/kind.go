package route

import "slices"

// Kind is a kind of page about an entity.
type Kind int

// The kinds of page.
const (
	ServicePage Kind = iota
	PlacePage
	ChannelPage
	OrganizationPage
	GeneralPage
	CollectionPage
)

// called are the kinds' words in addresses: PTV's own terms in its languages, with the letters of addresses. Others are
// words that led here earlier or that people may guess.
var called = [...]struct {
	fi, sv, en string
	others     []string
}{
	ServicePage:      {"palvelu", "service", "service", []string{"tjanst"}},
	PlacePage:        {"palvelupaikka", "servicestalle", "place", []string{"toimipaikka", "verksamhetsstalle"}},
	ChannelPage:      {"asiointikanava", "servicekanal", "channel", []string{"asiointi", "kanal"}},
	OrganizationPage: {"organisaatio", "organisation", "organisation", []string{"organization"}},
	GeneralPage:      {"yleiskuvaus", "allman-beskrivning", "general-description", []string{"pohjakuvaus"}},
	CollectionPage:   {"kokonaisuus", "servicehelhet", "collection", []string{"palvelukokonaisuus"}},
}

// Kinds lists them all.
func Kinds() []Kind {
	return []Kind{ServicePage, PlacePage, ChannelPage, OrganizationPage, GeneralPage, CollectionPage}
}

// Word is what pages of the kind are called in that language.
func (k Kind) Word(lang string) string {
	switch lang {
	case "sv":
		return called[k].sv
	case "en":
		return called[k].en
	}
	return called[k].fi
}

// Words are all words that lead to pages of the kind, without doubles.
func (k Kind) Words() []string {
	words := append([]string{called[k].fi, called[k].sv, called[k].en}, called[k].others...)
	slices.Sort(words)
	return slices.Compact(words)
}

// At is the page of the kind that ref stands for.
func At(k Kind, lang, ref string) string { return "/" + lang + "/" + k.Word(lang) + "/" + ref }
