// Package codes holds the code lists and classifications that content refers to: service classes,
// target groups, life events, industrial classes, digital authorizations, municipalities and the areas
// made of them, postal codes, languages, countries, the names of enumerated types, and ontology terms.
//
// The lists are tables embedded in the binary (folder data, made by the generator in gen). Each is
// decoded once, at its first use, so that starting costs nothing. Everything that the package hands
// out is shared and must not be changed by the receiver.
//
// Only facts are kept: codes, names, uris and relations. The sentences that describe classes belong
// to their publishers and are not here.
package codes
