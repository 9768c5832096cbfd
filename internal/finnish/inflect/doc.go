// Package inflect makes the forms in which the name of a place stands in
// Finnish, Swedish and English: "Seinäjoki" is "Seinäjoella" and "Seinäjoen".
//
// It needs no dictionary. The rules are those of the Finnish grammar for names
// (the stem by the ending or by the word that a name ends in, consonant
// gradation, vowel harmony), and the names of municipalities and regions that
// follow none of them are listed. Where Voikko is installed a test compares the
// forms of all municipalities with its own reading.
package inflect
