// Package live holds the published catalogue in memory: an immutable Snapshot that is swapped atomically when the
// log's feed brings a change. Every reader of content reads a Snapshot; no reader asks the database.
//
// A Snapshot keeps, for each published entity, its canonical document, its ready-made wire bytes and the facts by
// which lists are filtered, in bitmap and spatial indexes. Its parts are persistent (copy on write), so applying a
// change costs in proportion to the change and to the entities that show it, not to the catalogue.
package live
