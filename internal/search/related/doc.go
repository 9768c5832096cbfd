// Package related tells which services belong together with a service: those for the same need, through the same
// channels, in the same collections, for the same people at the same turn of life. Each comes with its reasons.
//
// A fact that few services share says much, one that thousands share says little (inverse document frequency); a
// popular fact never makes all that have it candidates.
package related
