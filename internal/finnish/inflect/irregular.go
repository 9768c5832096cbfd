package inflect

import "strings"

// irregular gives the stems of the names that no rule foretells, nil for all
// others.
func irregular(word string) []stems {
	for line := range strings.Lines(irregularNames) {
		fields := strings.Fields(line)
		if fields[0] != word {
			continue
		}
		s := stems{weak: fields[1], strong: fields[2], front: isFront(word)}
		if len(fields) > 3 {
			s.partitive = fields[3]
		}
		return []stems{s}
	}
	return nil
}

// irregularNames has a name, its weak stem, its strong stem, its partitive
// where that is not made from the strong one.
const irregularNames = `nurmes nurmekse nurmekse nurmesta
kannus kannukse kannukse kannusta
muhos muhokse muhokse muhosta
alavus alavude alavute alavutta
varkaus varkaude varkaute varkautta
pihtipudas pihtiputaa pihtiputaa pihtipudasta
punkalaidun punkalaitume punkalaitume punkalaidunta
virrat virroi virtoi virtoja
loppi lope loppe loppea
geta geta geta
toholampi toholammi toholampi
lemi lemi lemi
kemi kemi kemi
suomi suome suome suomea
helsinki helsingi helsinki
`
