package form

import (
	"github.com/varanto/varanto/internal/codes"
)

// entered is the state of coordinates that the writer gives (PTV).
const entered = "EnteredByUser"

// settle gives an address what follows from what was typed: the post office and, where none is told, the municipality of
// its postal code, and what its point is worth (as PTV does). before is the address as it was, nil for a new one.
func settle(before, now Tree) {
	moved := func(name string) bool { return text(before[name]) != text(now[name]) }
	code := text(now["postalCode"])
	if moved("postalCode") {
		delete(now, "postOffice")
		if known, ok := codes.PostalCode(code); ok && len(code) == 5 {
			var office []any
			for l, name := range known.Names.All() {
				office = append(office, Tree{"language": l, "value": name})
			}
			put(now, "postOffice", office)
			if now["municipality"] == nil && known.Municipality != "" {
				now["municipality"] = Tree{"code": known.Municipality}
			}
		}
	}
	switch {
	case moved("latitude") || moved("longitude"):
		now["coordinateState"] = entered
		if now["latitude"] == nil {
			delete(now, "coordinateState")
		}
	case text(before["coordinateState"]) != "" && text(before["coordinateState"]) != entered && elsewhere(before, now):
		// The point was found for the place before.
		delete(now, "latitude")
		delete(now, "longitude")
		delete(now, "coordinateState")
	}
}

// elsewhere tells that street, number or postal code have changed.
func elsewhere(before, now Tree) bool {
	same := text(before["streetNumber"]) == text(now["streetNumber"]) && text(before["postalCode"]) == text(now["postalCode"])
	for _, l := range []string{"fi", "sv"} {
		same = same && localOf(before["street"], l) == localOf(now["street"], l)
	}
	return !same
}
