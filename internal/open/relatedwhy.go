package open

import (
	"strings"

	"github.com/varanto/varanto/internal/search/related"
)

// maxShared is how many of the weightiest reasons a sentence has.
const maxShared = 3

var sharedWords = map[string]map[related.ReasonKind]string{
	"fi": {
		related.SameTerm: "sama aihe", related.SameNeed: "sama tarve", related.SameChannel: "sama asiointikanava",
		related.SameCollection: "sama palvelukokonaisuus", related.SameClass: "sama palveluluokka",
		related.SameLifeEvent: "sama elämäntilanne", related.SameTargetGroup: "sama kohderyhmä",
		related.SameGeneralDescription: "sama pohjakuvaus", related.SameName: "sama nimi",
	},
	"sv": {
		related.SameTerm: "samma ämne", related.SameNeed: "samma behov", related.SameChannel: "samma kanal",
		related.SameCollection: "samma servicehelhet", related.SameClass: "samma serviceklass",
		related.SameLifeEvent: "samma livssituation", related.SameTargetGroup: "samma målgrupp",
		related.SameGeneralDescription: "samma grundbeskrivning", related.SameName: "samma namn",
	},
	"en": {
		related.SameTerm: "same subject", related.SameNeed: "same need", related.SameChannel: "same channel",
		related.SameCollection: "same service collection", related.SameClass: "same service class",
		related.SameLifeEvent: "same life event", related.SameTargetGroup: "same target group",
		related.SameGeneralDescription: "same general description", related.SameName: "same name",
	},
}

// sharedSentence says what two services share: "Sama aihe: kirjastot; sama kohderyhmä: lapset ja nuoret."
func sharedSentence(lang string, reasons []relatedReason) string {
	words := sharedWords[lang]
	var parts []string
	for _, r := range reasons[:min(len(reasons), maxShared)] {
		said := words[r.Kind]
		if r.Label != "" && r.Kind != related.SameName {
			said += ": " + r.Label
		}
		parts = append(parts, said)
	}
	sentence := strings.Join(parts, "; ")
	if sentence == "" {
		return ""
	}
	return strings.ToUpper(sentence[:1]) + sentence[1:] + "."
}
