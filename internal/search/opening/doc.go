// Package opening tells what is open at a moment in the whole published catalogue, and when something opens next.
//
// A channel is open by its own service hours. A service is open when one of its published channels is: by the hours of
// the connection on days of which those say something (PTV: connection hours go before the channel's own), else by the
// channel's. Only stated hours open anything: an electronic channel, web page or form without hours works always, which
// says nothing of the service, so it counts for nothing; one that states hours, such as a chat, counts like any other.
// Organisations, general descriptions and collections have no hours and are never open.
//
// Open is what is certainly open. What an ordinary week would have open on a holiday of which nothing is said may be
// open, which only State tells; so may a service be by its connection's ordinary week while an exception shuts the channel.
// Opening by appointment only is not open.
package opening
