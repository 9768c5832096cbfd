// Package edit is the part of the studio in which content is kept: the list of own content, forms of services and of
// the five types of channel, connections, the life cycle of whole entities and of single language versions, what two people
// changed at once, history with differences, and actions on many at a time. The Desk of internal/editorial judges rights
// and rules; pages show what the person may do. All of it works without scripts.
package edit
