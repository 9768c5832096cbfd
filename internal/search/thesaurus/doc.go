// Package thesaurus knows which words mean the same as the words of a query:
// people say "päikky" and "rollaattori", services say "varhaiskasvatus" and
// "apuvälineet".
//
// Three things are known. The ontology that services are described with gives
// synonyms, narrower terms and the names in other languages. The service
// classes, target groups and life events give names in other languages. And the
// lists of this package, written for it, give everyday words, abbreviations and
// needs ("ei ole rahaa") of all fields of public service; the head of
// lists/README.txt says how they are written.
//
// Words are added to the query and never to the index, so that the lists may
// change without indexing again.
package thesaurus
