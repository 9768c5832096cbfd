// Package feedback keeps what readers of the public pages say about what they read there, for the organisation that
// answers for it.
//
// A message holds the words and what they are about, and nothing of who wrote them: no address, no name, no browser. The
// messages lie in one file of the data folder, a JSON document a line, to which is only added.
package feedback
