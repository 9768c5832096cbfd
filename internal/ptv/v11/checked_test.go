package v11

import (
	"bytes"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
)

// PTV knows of no check: an entity that somebody found right is to the letter what it was, when it was changed with it.
func TestACheckShowsNowhere(t *testing.T) {
	w := newWorld(t, &Renderer{})
	service := serviceNamed("service", "owner", func(s *catalog.Service) { s.Modified = catalog.At(day(2)) })
	phone := channelNamed("phone", "owner", catalog.PhoneChannel, func(c *catalog.ServiceChannel) { c.Modified = catalog.At(day(2)) })
	w.publish(organizationNamed("owner", nil), service, phone)
	for _, c := range []struct {
		kind    catalog.Kind
		name    string
		checked catalog.Entity
		check   *catalog.Moment
	}{
		{catalog.KindService, "service", service, &service.Checked}, {catalog.KindServiceChannel, "phone", phone, &phone.Checked},
	} {
		before := bytes.Clone(w.bodyOf(c.kind, c.name).Wire().Body)
		*c.check = catalog.At(day(20))
		w.set(c.checked, catalog.StatusPublished, day(20), "editor")
		e := w.bodyOf(c.kind, c.name)
		if after := e.Wire().Body; !bytes.Equal(before, after) || !bytes.Contains(after, []byte(`"modified":"2026-03-02T12:00:00"`)) {
			t.Errorf("%s was\n%s\nand is\n%s", c.name, before, after)
		}
		if !e.Modified.Equal(day(2)) {
			t.Errorf("%s changed %s", c.name, e.Modified)
		}
	}
}
