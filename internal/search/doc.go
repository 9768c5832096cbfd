// Package search is the full-text search of the published catalogue.
//
// The index is a Bleve index on disk. It holds words and ids only: every hit is looked up in the live snapshot that
// the answer is made from, so the index may lag behind the catalogue but never shows what is not published. Beside
// the words it keeps the sequence number of the log that it has reached, so that a restart catches up, and the
// version of the analysis that made it, because words analysed in one way cannot be found in another.
//
// The index follows the catalogue in the background (follow.go). A query is analysed word by word (words.go), becomes
// a tree of cursors over Bleve's term searchers (plan.go, cursor.go), and its documents are resolved, filtered and
// ranked in one pass (collect.go).
package search
