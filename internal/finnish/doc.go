// Package finnish analyses text for search and for subject indexing: it cuts
// text into words and gives, for every word, the forms under which the word
// should be found.
//
// Finnish needs morphology: a noun has thousands of forms and most terms of
// public services are compounds. When libvoikko and a Finnish dictionary are
// installed (Debian: libvoikko1 voikko-fi) they are opened at run time and
// give base forms and compound parts. Where they are missing, character
// 4-grams and a Snowball stem take their place. Analyzer.Name says which of
// the two is at work; an index made by one must not be searched by the other.
//
// Swedish and English use Snowball stems, and Swedish 4-grams too, because it
// is a language of compounds as well.
//
// Nothing of Voikko is linked into the program or shipped with it.
package finnish
