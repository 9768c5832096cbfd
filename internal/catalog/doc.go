// Package catalog says what public service information is: services, channels, organisations, general
// descriptions, service collections and the connections between them, with the rules that hold for them.
//
// The types are also the canonical documents of the log: their JSON form (see Marshal) is stored as it is.
// Member names are PTV's published terms. The package does no input or output and knows no wire format.
package catalog
