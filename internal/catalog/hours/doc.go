// Package hours computes from a channel's service hours when its doors are open: today, on a date, next.
//
// The rules are PTV's where PTV has them: an exception goes before the week, 00:00 as an end means the end of the day,
// a set holds on the days from ValidFrom to ValidTo, both inclusive, as dates in Finland. Where PTV leaves a question
// open the answers are these: a week with an end or a start goes before a week that is valid for now; of several
// exceptions for one day the shortest one holds; nothing is known of the days of an exception that has words only; an
// exception also cuts a stretch over midnight that reaches into its day; a set that says nothing but that appointments can
// be made decides nothing where another has hours; sets of equal standing are joined; rows whose set says "parilliset
// viikot" and nothing else hold in even ISO weeks, likewise odd ones (v11 has no field for them); on a holiday an ordinary
// week's hours are uncertain, unless the set is always open or was made for a fortnight at most. PTV gives hours stated for
// a holiday as exceptions of its date.
//
// A day has 23 or 25 hours when clocks change: an opening in the skipped hour is at the change, and an interval that
// begins or ends in the repeated hour has both rounds of it.
//
// All functions are pure, tolerate malformed rows by leaving them out and never panic.
package hours
