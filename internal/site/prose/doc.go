// Package prose reads PTV's Markdown-like texts and lays them out as safe HTML.
//
// PTV knows bullets ("* "), numbers ("1. "), headings ("### ") and line breaks, nothing else. Everything that is not
// one of these is words; words are always escaped, and only web addresses that are written out become links.
package prose
