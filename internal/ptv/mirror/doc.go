// Package mirror pulls what another PTV-compatible Open API v11 (OUT) publishes, whole or since the last run, and
// brings the catalogue to the same state.
//
// A run first fetches everything into a spool folder, piece by piece, so that a run that was broken off goes on where
// it stopped. Then it imports the spool, archives what the source no longer publishes, and remembers in the log from
// which moment the next run must ask.
package mirror
