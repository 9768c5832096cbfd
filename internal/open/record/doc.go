// Package record is the native shape of what is published: services, channels, organisations, service collections and
// general descriptions, each as one document that stands on its own.
//
// Texts are objects by language, classes have their names beside their uris, points are in both systems that Finland
// uses, a service has its connections within it and, where it leans on a general description, a merged view that tells
// whose each value is. Nothing of the catalogue's document is lost but sourceId, which PTV shows
// only to the API user who set it. The names are PTV's published terms.
//
// A member without a value is absent; lists are always there, empty when there is nothing in them; so are booleans.
package record
