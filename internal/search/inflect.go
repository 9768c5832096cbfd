package search

import "strings"

// gradations are the ends of Finnish place names whose stem changes when they are inflected: the stem before most
// endings, and the stem before that of "into" and "as" where it is another one.
var gradations = [...][3]string{
	{"nki", "ngi", "nki"}, {"nkä", "ngä", "nkä"}, {"nka", "nga", "nka"}, {"nko", "ngo", "nko"}, {"nky", "ngy", "nky"},
	{"nkoo", "nkoo", "nkoo"}, {"lahti", "lahde", "lahte"}, {"joki", "joe", "joke"}, {"mäki", "mäe", "mäke"},
	{"järvi", "järve", "järve"}, {"salmi", "salme", "salme"}, {"niemi", "nieme", "nieme"}, {"lampi", "lamme", "lampe"},
	{"saari", "saare", "saare"}, {"koski", "koske", "koske"}, {"vesi", "vede", "vete"}, {"suomi", "suome", "suome"},
	{"lohja", "lohja", "lohja"}, {"ranta", "ranna", "ranta"}, {"hanta", "hanna", "hanta"}, {"vanta", "vanna", "vanta"}, {"linta", "linna", "linta"},
	{"pohjanmaa", "pohjanmaa", "pohjanmaa"}, {"maa", "maa", "maa"}, {"lehti", "lehde", "lehte"}, {"hti", "hde", "hte"},
	{"rku", "ru", "rku"}, {"tti", "ti", "tti"}, {"ttu", "tu", "ttu"}, {"tta", "ta", "tta"}, {"ttä", "tä", "ttä"}, {"tto", "to", "tto"},
	{"kka", "ka", "kka"}, {"kkä", "kä", "kkä"}, {"kko", "ko", "kko"}, {"kki", "ki", "kki"},
	{"ppi", "pi", "ppi"}, {"ppa", "pa", "ppa"}, {"ppo", "po", "ppo"},
	{"nta", "nna", "nta"}, {"ntä", "nnä", "ntä"}, {"nto", "nno", "nto"}, {"nti", "nni", "nti"},
	{"mpi", "mmi", "mpi"}, {"mpa", "mma", "mpa"}, {"lti", "lli", "lti"}, {"lta", "lla", "lta"}, {"rta", "rra", "rta"}, {"rto", "rro", "rto"},
	{"kangas", "kankaa", "kankaa"}, {"nas", "naa", "naa"}, {"nen", "se", "se"}, {"mus", "mukse", "mukse"},
	{"lvi", "lve", "lve"}, {"ieto", "iedo", "ieto"}, {"eto", "edo", "eto"}, {"ito", "ido", "ito"}, {"ita", "ida", "ita"},
}

// inflections are the forms of a Finnish place name in the cases in which places are named. They need no dictionary;
// a name that the rules inflect wrongly is found by its base form where there is one.
func inflections(name string) []string {
	weak, strong := name, name
	for _, g := range gradations {
		if strings.HasSuffix(name, g[0]) {
			stem := strings.TrimSuffix(name, g[0])
			weak, strong = stem+g[1], stem+g[2]
			break
		}
	}
	if weak == name && strings.HasSuffix(name, "re") { // Tampere
		weak, strong = name+"e", name+"e"
	}
	forms := withEndings(weak, strong)
	if weak != name { // both stems are met: Salon, Kemin and the like follow no rule
		forms = append(forms, withEndings(name, name)...)
	}
	return forms
}

func withEndings(weak, strong string) []string {
	a := "a"
	if !strings.ContainsAny(weak, "aou") {
		a = "ä"
	}
	var forms []string
	for _, ending := range []string{"n", "ss" + a, "st" + a, "ll" + a, "lt" + a, "lle"} {
		forms = append(forms, weak+ending)
	}
	last := []rune(strong)
	vowel := string(last[len(last)-1])
	forms = append(forms, strong+vowel+"n", strong+"h"+vowel+"n", strong+a, strong+"t"+a, strong+"seen")
	if stem, cut := strings.CutSuffix(strong, "ee"); cut { // Tampereelle, Tampereeseen
		forms = append(forms, stem+"eeseen", stem+"etta")
	}
	return forms
}
