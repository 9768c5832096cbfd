// Package hours computes from a channel's service hours when its doors are open: today, on a date, next.
//
// The rules are PTV's where PTV has them: an exception goes before the week, 00:00 as an end means the end of the day,
// a set holds on the days from ValidFrom to ValidTo, both inclusive, as dates in Finland. Where PTV leaves a question
// open the answers are these: a week with an end or a start goes before a week that is valid for now; of several
// exceptions for one day the shortest one holds; an exception also cuts a stretch over midnight that reaches into its
// day; sets of equal standing are joined.
//
// All functions are pure, tolerate malformed rows by leaving them out and never panic.
package hours
