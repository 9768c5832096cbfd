package edit

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/frame"
)

// pageRows is how many rows a page of the list has.
const pageRows = 50

// listPage is a page of own content.
type listPage struct {
	*ask
	Text, Type, Status, Organization string
	Own                              []option
	Rows                             []listRow
	Total, Page, Pages               int
	MayWrite                         bool
}

// listRow is an entity in the list.
type listRow struct {
	editorial.Facts
	Owner     string
	TypeKey   string
	Languages []editorial.LanguageVersion
}

// Ref is how a row is chosen in a form.
func (r listRow) Value() string { return string(r.Kind) + " " + r.ID.String() }

func (e *pages) list(a *ask) error {
	q := a.URL.Query()
	p := &listPage{
		ask: a, Text: strings.TrimSpace(q.Get("q")), Type: q.Get("type"), Status: q.Get("status"), Organization: q.Get("organization"),
		Own: a.own(), MayWrite: frame.Writer(a.Person, true),
	}
	within, err := p.organizations()
	if err != nil {
		return err
	}
	var all []editorial.Facts
	words := strings.ToLower(strings.Join(strings.Fields(p.Text), " "))
	for _, k := range []catalog.Kind{catalog.KindService, catalog.KindServiceChannel} {
		e.Desk.Register().Each(k, func(f editorial.Facts) bool {
			if (within == nil || within[f.Owner]) && p.fits(f, words) {
				all = append(all, f)
			}
			return true
		})
	}
	slices.SortStableFunc(all, func(a, b editorial.Facts) int { return b.Changed.Compare(a.Changed) })
	p.Total = len(all)
	p.Pages = max(1, (len(all)+pageRows-1)/pageRows)
	p.Page, _ = strconv.Atoi(q.Get("page"))
	p.Page = min(max(p.Page, 1), p.Pages)
	from := (p.Page - 1) * pageRows
	for _, f := range all[from:min(from+pageRows, len(all))] {
		row, err := p.row(f)
		if err != nil {
			return err
		}
		p.Rows = append(p.Rows, row)
	}
	return a.Show(a.w, http.StatusOK, a.page("list.title"), contentPage(p))
}

// organizations are those whose content is listed, nil for all.
func (p *listPage) organizations() (map[catalog.ID]bool, error) {
	of := p.Caller.Organizations
	if p.Organization != "" {
		id, err := uuid.Parse(p.Organization)
		if err != nil {
			return nil, frame.ErrBadRequest
		}
		if p.Caller.Role != editorial.Admin && !p.e.Desk.Register().Within(id, p.Caller.Organizations...) {
			return map[catalog.ID]bool{}, nil
		}
		of = []catalog.ID{id}
	} else if p.Caller.Role == editorial.Admin {
		return nil, nil
	}
	out := map[catalog.ID]bool{}
	for _, id := range p.e.Desk.Register().Tree(of...) {
		out[id] = true
	}
	return out, nil
}

// fits tells whether an entity is among those that were asked for.
func (p *listPage) fits(f editorial.Facts, words string) bool {
	typ := f.Type
	if f.Kind == catalog.KindService {
		typ = string(catalog.KindService)
	}
	switch {
	case p.Type != "" && p.Type != typ:
		return false
	case p.Status == "" && (f.Status == catalog.StatusDeleted || f.Status == catalog.StatusRemoved):
		return false
	case p.Status != "" && p.Status != string(f.Status):
		return false
	}
	return words == "" || strings.Contains(strings.ToLower(f.Name), words) || words == f.ID.String()
}

func (p *listPage) row(f editorial.Facts) (listRow, error) {
	r := listRow{Facts: f, Owner: p.nameOfRef(catalog.KindOrganization, f.Owner), TypeKey: f.Type}
	if f.Kind == catalog.KindService {
		r.TypeKey = string(catalog.KindService)
	}
	if r.Name == "" {
		r.Name = p.T("nameless")
	}
	now, err := p.e.Desk.Read(p.Context(), p.Caller, f.Ref)
	if err != nil {
		return r, err
	}
	r.Languages = now.Languages
	return r, nil
}

// pageHref is the address of another page of the list.
func (p *listPage) pageHref(n int) string {
	return p.To("/content") + query("q", p.Text, "type", p.Type, "status", p.Status, "organization", p.Organization, "page", strconv.Itoa(n))
}

// typeKeys are the kinds that the list can be narrowed to.
func typeKeys() []string {
	out := []string{string(catalog.KindService)}
	for _, t := range catalog.ChannelTypes() {
		out = append(out, string(t))
	}
	return out
}

// statuses are those that the list can be narrowed to.
var statuses = []catalog.Status{
	catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified, catalog.StatusWithdrawn, catalog.StatusDeleted,
}

// isoTime is a time as a machine reads it.
func isoTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// local is a time as a field for a moment holds it.
func local(m catalog.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.In(finland()).Format("2006-01-02T15:04")
}

func rowIndex(i int) string { return strconv.Itoa(i) }
