// Package search is the full-text search of the published catalogue.
//
// The index is a Bleve index on disk. It holds words and ids only: every hit is looked up in the live snapshot that
// the answer is made from, so the index may lag behind the catalogue but never shows what is not published. Beside
// the words it keeps the sequence number of the log that it has reached, so that a restart catches up, and the
// version of the analysis that made it, because words analysed in one way cannot be found in another.
//
// Texts are read off an entity (texts.go), weighed by what they are for the reader (weights.go) and added up to what
// each word is worth in the document (document.go); Bleve keeps one list a word and language with those worths
// (mapping.go). The index follows the catalogue in the background (follow.go).
//
// A query becomes groups of alternatives, one group a word (question.go): its forms, its parts, what means the same,
// its pieces; a place is read out of it (gazetteer.go) and typing errors are mended (mend.go). Documents are scored
// group by group over the lists (postings.go, score.go), resolved, narrowed by place and filters (collect.go,
// narrow.go), ranked by names and distance (rank.go, near.go) and explained (justify.go, explain.go).
package search
