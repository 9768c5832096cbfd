package selftest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/xuri/excelize/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/sheet"
)

// checkCSV reads a table as any reader of RFC 4180 does.
func checkCSV(a *asker) finding {
	return checkSheet(a, "services.csv", "text/csv", func(b []byte) ([][]string, error) {
		return csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\uFEFF")))).ReadAll()
	})
}

func checkXLSX(a *asker) finding {
	return checkSheet(a, "services.xlsx", xlsxType, func(b []byte) ([][]string, error) {
		book, err := excelize.OpenReader(bytes.NewReader(b))
		if err != nil {
			return nil, err
		}
		defer book.Close()
		return book.GetRows(book.GetSheetName(0))
	})
}

// checkSheet asks for a spreadsheet of the services of one organisation of the sample, that with the fewest; without any,
// of all services.
func checkSheet(a *asker, file, media string, read func([]byte) ([][]string, error)) finding {
	services := a.reader.Table(catalog.KindService)
	path, want, fewest := "/open/v1/export/"+file, services.Published(), uint64(math.MaxUint64)
	list, of := sample(published(a.reader, catalog.KindService), a.reader.Seq)
	for _, e := range list {
		if _, ok := a.reader.Organization(e.Organization); !ok {
			continue
		}
		set := offered(a.reader.Snapshot, e.Organization)
		if n := set.GetCardinality(); n < fewest {
			path, want, fewest = "/open/v1/export/"+file+"?organization="+e.Organization.String(), set, n
		}
	}
	b, err := a.get(a.with(path), media)
	if err != nil {
		return failed(err)
	}
	rows, err := read(b)
	if err != nil {
		return failed(err)
	}
	var ids []string
	for e := range services.Each(want) {
		ids = append(ids, e.ID.String())
	}
	return finding{problems: ofRows(rows, sheet.Header(a.reader.Lang), ids), checked: max(0, len(rows)-1), of: of}
}

// offered are the published services in which an organisation, or one below it, has a role. They must not be changed.
func offered(s *live.Snapshot, organization catalog.ID) *roaring.Bitmap {
	set := roaring.New()
	for _, id := range s.Tree(organization) {
		set.Or(s.Table(catalog.KindService).Index(live.FacetOrganization, id.String()))
	}
	return set
}

// ofRows says what is wrong with a spreadsheet: it has the header, and a row for each of these entities and no other. Cells
// that are empty at the end of a row may be left out.
func ofRows(rows [][]string, header, ids []string) (problems []string) {
	if len(rows) == 0 || !slices.Equal(rows[0], header) {
		return []string{"the first row is no header"}
	}
	missing := map[string]bool{}
	for _, id := range ids {
		missing[id] = true
	}
	for i, row := range rows[1:] {
		switch {
		case len(row) <= sheet.IDColumn, len(row) > len(header):
			problems = append(problems, fmt.Sprintf("row %d has %d cells", i+2, len(row)))
		case !missing[row[sheet.IDColumn]]:
			problems = append(problems, fmt.Sprintf("row %d is of %q, which was not asked for or comes twice", i+2, row[sheet.IDColumn]))
		default:
			delete(missing, row[sheet.IDColumn])
		}
	}
	if len(missing) > 0 {
		problems = append(problems, fmt.Sprintf("%d of %d entities have no row", len(missing), len(ids)))
	}
	return problems
}
