package catalog

import (
	"fmt"
	"time"
)

// Moment is a point in time with microseconds, in UTC. Its JSON form is PTV's: no zone suffix, at most six decimals,
// trailing zeros left out. The zero Moment means "not given".
type Moment struct{ time.Time }

const momentLayout = "2006-01-02T15:04:05.999999"

// At makes a Moment of t, cut to microseconds.
func At(t time.Time) Moment { return Moment{t.UTC().Truncate(time.Microsecond)} }

// ParseMoment reads PTV's form; a zone suffix is understood too. It returns an error that quotes s.
func ParseMoment(s string) (Moment, error) {
	for _, layout := range []string{"2006-01-02T15:04:05.999999999", time.RFC3339Nano} {
		if t, err := time.Parse(layout, s); err == nil {
			return At(t), nil
		}
	}
	return Moment{}, fmt.Errorf("%q is not a time of the form yyyy-MM-ddTHH:mm:ss", s)
}

// AppendText appends PTV's form, nothing for the zero Moment.
func (m Moment) AppendText(b []byte) ([]byte, error) {
	if m.IsZero() {
		return b, nil
	}
	return m.AppendFormat(b, momentLayout), nil
}

// String returns PTV's form, "" for the zero Moment.
func (m Moment) String() string {
	b, _ := m.AppendText(nil)
	return string(b)
}

// MarshalJSON writes PTV's form; the zero Moment is null.
func (m Moment) MarshalJSON() ([]byte, error) {
	if m.IsZero() {
		return []byte("null"), nil
	}
	b := append(make([]byte, 0, 30), '"')
	b = m.AppendFormat(b, momentLayout)
	return append(b, '"'), nil
}

// UnmarshalJSON reads what MarshalJSON writes, and the forms of ParseMoment.
func (m *Moment) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*m = Moment{}
		return nil
	}
	if len(b) < 2 || b[0] != '"' {
		return fmt.Errorf("%s is not a time of the form yyyy-MM-ddTHH:mm:ss", b)
	}
	var err error
	*m, err = ParseMoment(string(b[1 : len(b)-1]))
	return err
}
