package hsds

import (
	"bytes"
	"errors"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/answer"
	"github.com/varanto/varanto/internal/open/export/record"
)

// options let no content make an answer fail, and none be harmful when it is put into a page's script.
var options = json.JoinOptions(jsontext.AllowInvalidUTF8(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))

// Locations yields the published places and electronic channels.
func Locations(r record.Reader) iter.Seq[*live.Entry] {
	t := r.Table(catalog.KindServiceChannel)
	return func(yield func(*live.Entry) bool) {
		for e := range t.Each(t.Published()) {
			if isLocation(e) && !yield(e) {
				return
			}
		}
	}
}

// Page is HSDS's envelope of a list.
type Page struct {
	TotalItems int   `json:"total_items"`
	TotalPages int   `json:"total_pages"`
	PageNumber int   `json:"page_number"`
	Size       int   `json:"size"`
	FirstPage  bool  `json:"first_page"`
	LastPage   bool  `json:"last_page"`
	Empty      bool  `json:"empty"`
	Contents   []any `json:"contents"`
}

const (
	defaultPage = 50
	maxPage     = 500
)

// question is what is asked of a list.
type question struct {
	page, perPage      int
	minimal, whole     bool
	lines              bool // format=ndjson
	search             string
	organization, term string
	taxonomy           string
	modifiedAfter      time.Time
}

// names are the parameters that HSDS has for lists, and lang.
var names = []string{"page", "per_page", "minimal", "full", "full_service", "format", "search", "organization_id", "taxonomy_term_id",
	"taxonomy_id", "modified_after", "lang"}

func read(v url.Values) (q question, err error) {
	for name := range v {
		if !slices.Contains(names, name) {
			return q, errors.New("query: There is no such parameter. Use: " + strings.Join(names, ", ") + ".")
		}
	}
	number := func(name string, otherwise, most int) int {
		s := v.Get(name)
		if s == "" {
			return otherwise
		}
		n, e := strconv.Atoi(s)
		if e != nil || n < 1 {
			err = errors.New("query." + name + ": The value must be a whole number from 1.")
		}
		return min(n, most)
	}
	id := func(name string) string {
		s := v.Get(name)
		if s == "" {
			return ""
		}
		u, e := uuid.Parse(s)
		if e != nil {
			err = errors.New("query." + name + ": The value must be an id.")
		}
		return u.String()
	}
	flag := func(name string) bool {
		s := v.Get(name)
		if s != "" && s != "true" && s != "false" {
			err = errors.New("query." + name + ": The value must be true or false.")
		}
		return s == "true"
	}
	full, fullService := flag("full"), flag("full_service")
	q = question{
		page: number("page", 1, 1<<30), perPage: number("per_page", defaultPage, maxPage), minimal: flag("minimal"),
		whole: full || fullService, search: strings.ToLower(strings.TrimSpace(v.Get("search"))),
		organization: id("organization_id"), term: id("taxonomy_term_id"), taxonomy: id("taxonomy_id"),
	}
	switch v.Get("format") {
	case "", "json":
	case "ndjson":
		q.lines = true
	default:
		err = errors.New("query.format: Use json or ndjson.")
	}
	if s := v.Get("modified_after"); s != "" {
		q.modifiedAfter, err = moment(s, err)
	}
	return q, err
}

func moment(s string, before error) (time.Time, error) {
	for _, form := range []string{time.RFC3339, time.DateOnly, "2006-01-02T15:04:05"} {
		if t, err := time.Parse(form, strings.Replace(s, " ", "+", 1)); err == nil {
			return t, before
		}
	}
	return time.Time{}, errors.New("query.modified_after: The value must be a date or a time.")
}

// takes tells whether an entry is asked for; the facts of taxonomies are set's.
func (q question) takes(e *live.Entry) bool {
	if q.organization != "" && e.Organization.String() != q.organization && e.ID.String() != q.organization {
		return false
	}
	if !q.modifiedAfter.IsZero() && !e.Modified.After(q.modifiedAfter) {
		return false
	}
	if q.search == "" {
		return true
	}
	return slices.ContainsFunc(e.Names, func(t catalog.TypedText) bool { return strings.Contains(strings.ToLower(t.Value), q.search) })
}

// api answers HSDS's paths.
type api struct {
	catalogue *live.Catalogue
	base      string
	name      string
	pairs     pairs
}

// Handler answers the paths of HSDS below root, such as /open/v1/hsds. base is scheme and host of the site, empty when not
// known, name what the site is called.
func Handler(c *live.Catalogue, root, base, name string) http.Handler {
	a := &api{catalogue: c, base: base, name: record.Line(name)}
	mux := http.NewServeMux()
	about := func(w http.ResponseWriter, r *http.Request) {
		answer.JSON(w, r, "application/json", map[string]string{
			"version": Version, "profile": "https://docs.openreferral.org/en/" + Version + "/", "openapi_url": answer.Base(r, base) + root + "/openapi.json",
		})
	}
	mux.HandleFunc("GET "+root, about)
	mux.HandleFunc("GET "+root+"/{$}", about)
	mux.HandleFunc("GET "+root+"/openapi.json", func(w http.ResponseWriter, r *http.Request) {
		answer.JSON(w, r, "application/json", openAPI(a.name, answer.Base(r, base)+root, a.kinds()))
	})
	for path, k := range a.kinds() {
		mux.HandleFunc("GET "+root+"/"+path, a.list(k))
		mux.HandleFunc("GET "+root+"/"+path+"/{id}", a.single(k))
	}
	mux.HandleFunc(root+"/", func(w http.ResponseWriter, _ *http.Request) {
		answer.Problem(w, http.StatusNotFound, "There is nothing at this address.")
	})
	return mux
}

// list answers with a page of a kind.
func (a *api) list(k kind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		lang, ok := answer.Language(r)
		if !ok {
			answer.WrongLanguage(w)
			return
		}
		q, err := read(r.URL.Query())
		if err != nil {
			answer.Problem(w, http.StatusBadRequest, err.Error())
			return
		}
		reader := record.Reader{Snapshot: a.catalogue.Snapshot(), Lang: lang, Base: answer.Base(r, a.base)}
		p := Page{PageNumber: q.page, Contents: []any{}}
		for make := range k.all(reader, q) {
			if at := p.TotalItems - (q.page-1)*q.perPage; at >= 0 && at < q.perPage {
				if v, err := make(); err == nil {
					p.Contents = append(p.Contents, v)
				}
			}
			p.TotalItems++
		}
		p.TotalPages = max(1, (p.TotalItems+q.perPage-1)/q.perPage)
		p.Size, p.Empty = len(p.Contents), len(p.Contents) == 0
		p.FirstPage, p.LastPage = q.page == 1, q.page >= p.TotalPages
		a.send(w, r, p, q.lines)
	}
}

func (a *api) send(w http.ResponseWriter, r *http.Request, p Page, lines bool) {
	if !lines {
		sendObject(w, r, p)
		return
	}
	var out bytes.Buffer
	for _, v := range p.Contents {
		b, err := json.Marshal(v, options)
		if err != nil {
			answer.Problem(w, http.StatusInternalServerError, "The answer cannot be written.")
			return
		}
		out.Write(append(b, '\n'))
	}
	answer.Whole(w, r, "application/x-ndjson", out.Bytes())
}

func sendObject(w http.ResponseWriter, r *http.Request, v any) {
	b, err := json.Marshal(v, options)
	if err != nil {
		answer.Problem(w, http.StatusInternalServerError, "The answer cannot be written.")
		return
	}
	answer.Whole(w, r, "application/json", b)
}

// single answers with one object, whole.
func (a *api) single(k kind) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		lang, ok := answer.Language(r)
		if !ok {
			answer.WrongLanguage(w)
			return
		}
		reader := record.Reader{Snapshot: a.catalogue.Snapshot(), Lang: lang, Base: answer.Base(r, a.base)}
		id, err := uuid.Parse(r.PathValue("id"))
		if err == nil {
			if v, ok := k.one(reader, id); ok {
				sendObject(w, r, v)
				return
			}
		}
		answer.Problem(w, http.StatusNotFound, "There is no such object.")
	}
}
