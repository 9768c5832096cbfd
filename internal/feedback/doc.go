// Package feedback keeps what readers of the public pages say about what they read there, and brings it to the organisation
// that answers for it.
//
// A message holds the words and what they are about, and nothing of who wrote them: no address, no name, no browser. Store
// keeps the messages in a file of the data folder; Inbox shows them to those who have rights in the organisation, and lets
// them mark what they have handled. Whatever is not allowed in rights.go is refused.
package feedback
