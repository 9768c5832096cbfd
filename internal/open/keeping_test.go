package open

import (
	"strings"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/export/exporttest"
)

func TestAMemoThatIsFullKeepsWhatItHas(t *testing.T) {
	t.Parallel()
	var m memo
	id := func(n int) memoKey { return memoKey{catalog.KindService, exporttest.ID(n)} }
	large := make([]byte, maxMemo/4)
	for n := range 9 {
		m.keep(1, id(n), large)
	}
	if len(m.records) != 4 || m.records[id(0)] == nil || m.size > maxMemo {
		t.Errorf("%d records, %d bytes", len(m.records), m.size)
	}
	m.keep(2, id(8), large)
	m.keep(1, id(7), large)
	if len(m.records) != 1 || m.records[id(8)] == nil {
		t.Errorf("a new snapshot has %d records", len(m.records))
	}
}

func TestTwoKindsMayUseOneID(t *testing.T) {
	t.Parallel()
	s := exporttest.Catalogue(&catalog.Service{ID: exporttest.ID(1), ServiceNames: exporttest.Named("Palvelu")},
		&catalog.Organization{ID: exporttest.ID(1), OrganizationNames: exporttest.Named("Organisaatio")}).Snapshot()
	var m memo
	for kind, name := range map[catalog.Kind]string{catalog.KindService: "Palvelu", catalog.KindOrganization: "Organisaatio"} {
		e, _ := s.Published(kind, exporttest.ID(1))
		if b, err := m.record(s, e); err != nil || !strings.Contains(string(b), name) {
			t.Errorf("the record of the %s is %s (%v)", kind, b, err)
		}
	}
}

func TestWhatChangedIsKeptForOneSnapshot(t *testing.T) {
	t.Parallel()
	service := func(n int, modified time.Time) *catalog.Service {
		return &catalog.Service{ID: exporttest.ID(n), ServiceNames: exporttest.Named("x"), Modified: catalog.Moment{Time: modified}}
	}
	c := exporttest.Catalogue(service(1, exporttest.At), service(2, exporttest.At.Add(time.Hour)))
	var sets changedSets
	first := c.Snapshot()
	for since, want := range map[time.Duration]uint64{0: 2, time.Minute: 1, 2 * time.Hour: 0} {
		for range 2 {
			if got := sets.of(first, catalog.KindService, exporttest.At.Add(since)).GetCardinality(); got != want {
				t.Errorf("%d were changed after %s, want %d", got, since, want)
			}
		}
	}
	if at := exporttest.At; sets.of(first, catalog.KindService, at) != sets.of(first, catalog.KindService, at) {
		t.Error("it is worked out twice")
	}
	exporttest.Publish(c, service(3, exporttest.At.Add(3*time.Hour)))
	if got := sets.of(c.Snapshot(), catalog.KindService, exporttest.At.Add(2*time.Hour)).GetCardinality(); got != 1 {
		t.Errorf("%d after a change", got)
	}
	for n := range 3 * maxChangedSets {
		sets.of(c.Snapshot(), catalog.KindService, exporttest.At.Add(time.Duration(n)))
	}
	if len(sets.sets) > maxChangedSets {
		t.Errorf("%d sets are kept", len(sets.sets))
	}
}
