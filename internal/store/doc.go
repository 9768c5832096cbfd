// Package store keeps the log: every revision of every entity, appended once and never changed.
//
// The log is the truth of the installation. A revision carries the whole document, so history, restore, audit
// and undo are reads of the log, and everything that readers use (the catalogue in memory, the search index) can
// be thrown away and rebuilt from it. The package knows nothing of what the documents mean; it holds the order,
// the numbering and the durability.
//
// Engines live in folders of their own (store/sqlite) and prove themselves with the suite in store/storetest.
package store
