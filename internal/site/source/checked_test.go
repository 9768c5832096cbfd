package source_test

import (
	"context"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// A check is told when it came after the last change of the content; before that it says nothing of what is shown.
func TestAPageTellsOfALaterCheck(t *testing.T) {
	changed := time.Date(2026, 5, 5, 12, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct{ checked, want time.Time }{
		"never":  {},
		"later":  {changed.AddDate(0, 6, 0), changed.AddDate(0, 6, 0)},
		"before": {changed.AddDate(0, -6, 0), time.Time{}},
	} {
		var at catalog.Moment
		if !c.checked.IsZero() {
			at = catalog.At(c.checked)
		}
		s := service(t)
		s.Modified, s.Checked = catalog.At(changed), at
		hall := read[catalog.ServiceChannel](t, `{"id":"`+hallID.String()+`","serviceChannelType":"ServiceLocation","organizationId":"`+cityID.String()+`",
			"serviceChannelNames":[{"type":"Name","language":"fi","value":"Halli"}]}`)
		hall.Modified, hall.Checked = s.Modified, at
		of := over(t, city(t), general(t), s, hall)
		shown, err := of.Service(context.Background(), reader("fi"), serviceID)
		if err != nil {
			t.Fatal(err)
		}
		place, err := of.Channel(context.Background(), reader("fi"), hallID)
		if err != nil {
			t.Fatal(err)
		}
		for what, got := range map[string][2]time.Time{"service": {shown.Modified, shown.Checked}, "place": {place.Modified, place.Checked}} {
			if !got[0].Equal(changed) || !got[1].Equal(c.want) {
				t.Errorf("%s: the %s was changed %s, checked %s", name, what, got[0], got[1])
			}
		}
	}
}
