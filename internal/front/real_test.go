package front

import (
	"context"
	"log/slog"
	"testing"

	"github.com/varanto/varanto/demo"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ops"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store/sqlite"
)

func demoCatalogue(t testing.TB) *live.Catalogue {
	t.Helper()
	ctx := context.Background()
	in, err := v11.OpenEmbedded(demo.FS)
	if err != nil {
		t.Fatal(err)
	}
	log, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	if _, err := editorial.Import(ctx, log, in, editorial.ImportOptions{}); err != nil {
		t.Fatal(err)
	}
	c := live.New(&v11.Renderer{}, slog.New(slog.DiscardHandler))
	if err := c.Load(ctx, log); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheInterfaceAnswersAlikeEitherWay(t *testing.T) {
	t.Parallel()
	c := demoCatalogue(t)
	p := newPair(t, ops.Guard(v11.NewHandler(c), slog.New(slog.DiscardHandler)))
	const root = "/api/v11/"
	paths := []string{
		root + "Service", root + "Service?page=2", root + "Service?page=x", root + "Service/x", root + "Service/", root + "nothing",
		root + "Service/list/area/Municipality/code/710", root + "Service/list?guids=", root + "service?PAGE=1", root + "Service?",
		root + "Service?date=2020-01-01T00:00:00", root + "Service/00000000-0000-4000-8000-000000000000", root + "Organization/Hierarchy",
		root + "Service/active", root + "CodeList/GetCountryCodes", "/api/v7/Service", "/api/v10/Service", "/api/v11", "/api/x",
	}
	guids := ""
	for _, k := range []catalog.Kind{
		catalog.KindService, catalog.KindServiceChannel, catalog.KindOrganization, catalog.KindGeneralDescription,
		catalog.KindServiceCollection,
	} {
		table := c.Snapshot().Table(k)
		for e := range table.Each(table.Published()) {
			id := e.ID.String()
			paths = append(paths, root+string(k)+"/"+id, root+string(k)+"/"+id+"?showHeader=true")
			if k == catalog.KindService {
				guids += id + ","
				break
			}
			break
		}
	}
	paths = append(paths, root+"Service/list?guids="+guids, root+"Service/list?guids="+guids[:len(guids)-1])
	etag := ask(t, p.alone, []string{"GET"}, get(root+"Service"))[0].Header.Get("Etag")
	if etag == "" {
		t.Fatal("the list has no ETag")
	}
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			for _, method := range []string{"GET", "HEAD"} {
				for _, fields := range [][]string{
					nil, {"Accept-Encoding: gzip, br", "Accept: application/json", "Origin: https://a.example"},
					{"Accept-Encoding: gzip;q=0"}, {"If-None-Match: *"}, {"If-None-Match: " + etag}, {"Connection: keep-alive"},
				} {
					one := request(method, path, fields...)
					if got := p.same(t, []string{method, method}, one+one); len(got) != 2 {
						t.Errorf("%d answers to two requests", len(got))
					}
				}
			}
		})
	}
	if n := p.handed.Load(); n != 0 {
		t.Errorf("%d plain requests were left to the server", n)
	}
}
