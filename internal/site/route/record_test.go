package route_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/record"
	"github.com/varanto/varanto/internal/site/route"
)

// TestRecordsLeadToPagesByTheirOwnWords holds the addresses that programs are given against those of the site: a word that
// led here earlier would cost each reader a redirect.
func TestRecordsLeadToPagesByTheirOwnWords(t *testing.T) {
	t.Parallel()
	id := uuid.NewSHA1(uuid.NameSpaceOID, []byte("page"))
	for _, c := range []struct {
		kind catalog.Kind
		typ  string
		want route.Kind
	}{
		{catalog.KindService, string(catalog.TypeService), route.ServicePage},
		{catalog.KindServiceChannel, string(catalog.PhoneChannel), route.ChannelPage},
		{catalog.KindServiceChannel, string(catalog.ServiceLocation), route.PlacePage},
		{catalog.KindOrganization, "Municipality", route.OrganizationPage},
		{catalog.KindServiceCollection, "", route.CollectionPage},
		{catalog.KindGeneralDescription, "", route.GeneralPage},
	} {
		for _, lang := range []string{"fi", "sv", "en"} {
			if got, want := record.Page(c.kind, c.typ, lang, id), route.At(c.want, lang, id.String()); got != want {
				t.Errorf("%s %s: %s, want %s", c.kind, c.typ, got, want)
			}
		}
		if record.Page(c.kind, c.typ, "", id) != record.Page(c.kind, c.typ, "fi", id) {
			t.Errorf("%s: no language is not Finnish", c.kind)
		}
	}
	if got := record.Page(catalog.KindConnection, "", "fi", id); got != "" {
		t.Errorf("a connection has a page: %s", got)
	}
}
