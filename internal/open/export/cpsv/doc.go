// Package cpsv gives public services as linked data by CPSV-AP 3.2 (Core Public Service Vocabulary Application Profile,
// SEMIC), written as JSON-LD 1.1 with its context in the file, so that a reader depends on no other host. Texts come in
// all languages that they are written in.
//
// The profile demands a name, a description and a competent authority of a service. A service without a description is
// described by its summary or its name; one without a name or without a published responsible organisation is left out.
package cpsv
