package finnish

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// LanguageScore is how likely a text is of a language.
type LanguageScore struct {
	Language Language
	// Score is between 0 and 1; the scores of all languages add up to 1.
	Score float64
}

// GuessLanguage scores Finnish, Swedish and English for a short text such as a
// query, the likeliest first, and Finnish first where nothing speaks for any.
// It looks at common words, endings and letters, and asks the dictionary when
// there is one. It is a hint for the order of fields, not a reason to leave a
// language out: many words belong to two languages.
func (a *Analyzer) GuessLanguage(text string) []LanguageScore {
	return a.GuessLanguageOf(slices.Values(a.Analyze(text)))
}

// GuessLanguageOf is GuessLanguage for words that were analysed as Finnish
// already.
func (a *Analyzer) GuessLanguageOf(tokens iter.Seq[Token]) []LanguageScore {
	scores := []LanguageScore{{Finnish, 0}, {Swedish, 0}, {English, 0}}
	for i := range scores {
		for t := range tokens {
			scores[i].Score += a.evidence(scores[i].Language, t)
		}
	}
	softmax(scores)
	slices.SortStableFunc(scores, func(x, y LanguageScore) int { return cmp.Compare(y.Score, x.Score) })
	return scores
}

// Weights of the evidence, in natural logarithms of odds.
const (
	weightStopWord  = 2.5
	weightKnown     = 2.0
	weightEnding    = 1.2
	weightCluster   = 0.8
	weightForeign   = 1.0 // a shape that Finnish words do not have
	weightUnknown   = 0.5 // unknown to a dictionary of Finnish
	shortestEnding  = 2   // letters that must stand before an ending
	shortestKnown   = 4   // below this the dictionary has too many chance hits
	mostEvidence    = 4.0
	mostTotalWeight = 20.0
)

// evidence weighs one word for a language.
func (a *Analyzer) evidence(language Language, t Token) float64 {
	if !hasLetter(t.Surface) || isLong(t.Surface) {
		return 0
	}
	sum := 0.0
	if isStopWord(language, t.Surface) {
		sum += weightStopWord
	}
	if language == Finnish && t.Known && utf8.RuneCountInString(t.Surface) >= shortestKnown {
		sum += weightKnown
	}
	if language != Finnish && !hasFinnishShape(t.Surface) {
		sum += weightForeign
	}
	if language != Finnish && a.spellers != nil && !t.Known {
		sum += weightUnknown
	}
	marks := marksOf(language)
	for _, ending := range strings.Fields(marks.endings) {
		if strings.HasSuffix(t.Surface, ending) && utf8.RuneCountInString(t.Surface) >= shortestEnding+utf8.RuneCountInString(ending) {
			sum += weightEnding
			break
		}
	}
	for _, cluster := range strings.Fields(marks.clusters) {
		if strings.Contains(t.Surface, cluster) {
			sum += weightCluster
		}
	}
	return min(sum, mostEvidence)
}

// hasFinnishShape tells that a word ends as Finnish words do, in a vowel or in
// one of the consonants l, n, r, s and t after a vowel, and has none of the
// letters that only loans have.
func hasFinnishShape(word string) bool {
	const vowels = "aeiouyäö"
	if strings.ContainsAny(word, "bcfgqwxzå") {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(word[:len(word)-size])
	if strings.ContainsRune(vowels, last) {
		return true
	}
	return strings.ContainsRune("lnrst", last) && strings.ContainsRune(vowels, before)
}

// marks are endings and groups of letters that are common in one of the three
// languages and rare in the others.
type marks struct {
	endings, clusters string
}

func marksOf(language Language) marks {
	switch language {
	case Finnish:
		return marks{
			endings:  "ssa ssä sta stä lla llä lta ltä lle ksi nen inen sen uus yys minen mista mistä aan ään een iin uun jen ien den tus tys tuki lu ja jä kko kkö ti ki",
			clusters: "aa ää uu yy ii kk ää öö yö uo ie äy öy aika äi hd lj nk",
		}
	case Swedish:
		return marks{
			endings:  "ning ningen het heten ande else skap tion vård vården stöd skola skolan tjänst tjänster ingar arna erna orna ör are ad are er ig lig isk bidrag sorg tek lov kort bostad ans",
			clusters: "å ck sj skj stj tj ff rd ld sk fö vå rä ör gg hj ns dr",
		}
	case English:
		return marks{
			endings:  "ing tion tions ment ness ity ly ed es ers ces ies ance ence al ful ce th ch sh y care",
			clusters: "th wh sh ch ough ea ee ou w oo qu ph ay ck ca he st",
		}
	}
	return marks{}
}

// softmax turns sums of log odds into probabilities.
func softmax(scores []LanguageScore) {
	total := 0.0
	for i := range scores {
		scores[i].Score = math.Exp(min(scores[i].Score, mostTotalWeight))
		total += scores[i].Score
	}
	for i := range scores {
		scores[i].Score /= total
	}
}
