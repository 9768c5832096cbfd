// Package feed tells what has changed in what the public sees: a log without gaps for programs (pages, waiting, a stream
// of Server-Sent Events), Atom and JSON Feed for readers of news, and the latest changes for a page.
//
// The sequence numbers are those of the log. Every entity stands in the feed once, at its last public change, with the
// document that holds now; earlier changes are left out, so that nothing that was taken back is ever given out again. What
// another entity changes in a record counts as a change of that, too, so that no document grows stale (see graph). A reader
// that starts at 0 and always asks on with the last answer's next therefore ends with the records that are published, having
// got each change once, however slowly it reads and however often either side restarts: the places of the changes follow
// from the log alone.
//
// Drafts leave no trace. An edit beside a published version is not there until it is published; what was never published
// has no tombstone.
package feed
