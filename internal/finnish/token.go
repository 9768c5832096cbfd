package finnish

// Token is one word of a text and the forms under which it is found.
// The slices are shared with the cache: read them, never change them.
type Token struct {
	// Surface is the word as written, normalised: NFC, lower case, without
	// soft hyphens, with one kind of hyphen and apostrophe. Never empty.
	Surface string
	// Position counts words from 1.
	Position int
	// Start and End are byte offsets in the original text; End is exclusive.
	Start, End int
	// Bases holds the base forms of all readings of the word in lower case,
	// never empty. The Finnish chain gives the surface and its Snowball stem
	// for a word that the dictionary does not have; Swedish and English give
	// the stem alone.
	Bases []string
	// Parts holds what the word is made of, without the forms in Bases; nil
	// when there is nothing to add. With Voikko these are the parts of a
	// compound and the roots of derivations, each in base form, and the
	// pieces of a hyphenated word; with the fallback and in Swedish they are
	// 4-grams; in English they are the pieces of a hyphenated word.
	Parts []string
	// Splits holds the ways to write the word as several words: each is a list
	// of two or more parts in base form, in their order in the word, one for
	// each reading and for roots and surface apart ("terveysasema": terveys
	// asema, terve asema). A query may ask for all parts of one split. Nil for
	// a word of one part, for the fallback, Swedish and English.
	Splits [][]string
	// Classes holds Voikko's word classes of the readings without repetition
	// (nimisana, teonsana, paikannimi, ...); nil when there are none.
	Classes []string
	// Hashes are those of Bases and then of Parts, which are left out where they
	// are 4-grams: to tell at once that a token is none of some words.
	Hashes []uint32
	// Known tells that the dictionary has the word. Numbers are always known.
	// Without a dictionary no word is known.
	Known bool
	// Capitalized tells that the word was written with a capital first letter.
	Capitalized bool
	// Stop tells that the word carries no meaning of its own, by its class or
	// by the list of its language. A query may leave such words out.
	Stop bool
}

// span is a word as the tokeniser sees it, before any analysis.
type span struct {
	surface     string
	start, end  int
	capitalized bool
}
