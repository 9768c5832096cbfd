// Package filter narrows hits by facts of theirs and counts what a reader could narrow them by.
//
// A hit must have one of the values of each fact that is asked for: AND over facts, OR within one. Kinds that lack a
// fact never pass its filter: collections have no service class, organisations no channels.
//
// Services and channels that are connected lend each other what one of them lacks: a service has the types of its
// channels, and a channel the service classes, target groups and life events of its published services. So a channel
// can pass two filters by two services of its own.
//
// A facet's counts ignore the filter of that facet itself, for its values are alternatives: the reader sees what
// else could be chosen, and a count is the number of hits that the value alone would leave beside the other filters.
// So a main class counts the hits of its sub-classes, each once, and an organisation those of its sub-organisations.
// Municipality and area are one filter, and thus ignore it both; free and open are single boxes to tick and ignore
// their own, too. All counts begin with what the caller found by text and place before any filter.
package filter
