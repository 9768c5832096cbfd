// Package view says what the public pages show, as plain values without any data access or words of the interface.
//
// Whoever fills a view has already chosen the language of every text, resolved names and sorted lists; the page
// templates only lay them out. Empty strings and nil lists mean "nothing to show" throughout.
package view
