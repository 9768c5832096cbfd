// Package spell mends typing errors in queries. It knows the words of the
// catalogue and finds those that are near to a word that nothing contains,
// near as slips are on a Finnish keyboard: a neighbouring key, a letter doubled
// or not, two letters swapped, a for ä, a compound written apart.
//
// Which words want mending is for the caller to say: never one that the index
// or the dictionary has.
package spell
