// Package suggest completes what somebody is typing: services, places and other channels, service classes, ontology
// terms, organisations and areas whose names have the words, grouped by what they are.
//
// A word is met as the beginning of a word, in the middle of a compound ("kuraattori" in koulukuraattori), without the
// dots of its letters, and with typing errors. What the catalogue uses more goes first. Same names are one
// suggestion: the swimming halls of forty municipalities are one, with a count.
//
// All is in memory: a layer with every name of the catalogue, made anew now and then, a small layer over it with what
// changed since, and a layer of code lists, which never changes.
package suggest
