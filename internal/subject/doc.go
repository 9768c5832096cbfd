// Package subject suggests ontology terms and service classes for the text of
// a service: automatic subject indexing.
//
// Three things speak for a term. Its labels are in the text, as words in any
// form, as parts of compounds or in part (lexical matching over the ontology,
// after the MLLM family of indexers). Texts like this one have the term (the
// nearest texts and a kernel ridge regression over the words of all known
// texts), so that a term can be suggested that the text does not name. And
// editors use the term much or little. Boosted trees weigh this evidence; they
// are trained on evidence that each known text would have without itself and
// its twins, so that they do not trust what has merely been learnt by heart.
//
// Train makes a Model from Examples: the published catalogue, and labelled
// texts if there are any. Suggest may be called by many goroutines at a time
// and takes any input.
package subject
