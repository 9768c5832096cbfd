// Package rule holds the rules that content keeps when it is written: those of PTV's Open API v11 for what comes in,
// each with its name, its limit and its message in Finnish, Swedish and English.
//
// The rules stand on three steps, each with all of the one before:
//
//   - Draft: what is given must be sound (lengths, forms, known codes, no contradictions). Every saved draft keeps it.
//   - Complete: what must be there whatever the status. PTV asks it of everything that is sent to its interface.
//   - Publish: what is asked of the language versions that the public is to see.
//
// All functions are pure: they look at the entity and at the facts that a World tells, and report every rule that is
// broken, not only the first. Content imported from a PTV may break rules that are younger than it; hence an import
// keeps to catalog.Validate and may show the rest as warnings, and a change can be held against what it brings in anew
// (see Fresh).
package rule
