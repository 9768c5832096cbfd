package studio

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/form"
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/page"
)

// auditAtOnce is how many entries a page of the audit log has.
const auditAtOnce = 50

func (s *Studio) showAudit(w http.ResponseWriter, r *frame.Request) error {
	f := &form.Form{Action: r.URL.Path, Values: r.URL.Query()}
	view := page.AuditView{Form: f, Outcomes: outcomes(r), Acts: acts(r)}
	filter, err := s.auditFilter(r, f)
	if err != nil {
		return err
	}
	p := frame.Page{Title: r.W.Audit.Title, Failed: f.Failed()}
	if f.Failed() {
		return r.Show(w, http.StatusUnprocessableEntity, p, page.Audit(r.W, view))
	}
	before, err := strconv.ParseInt(cmp.Or(f.Get("before"), "0"), 10, 64)
	if err != nil || before < 0 {
		return frame.ErrBadRequest
	}
	found, err := s.Accounts.ReadAudit(r.Context(), r.Caller, filter, before, auditAtOnce)
	if err != nil {
		return err
	}
	if view.Rows, err = s.auditRows(r, found.Entries); err != nil {
		return err
	}
	if before > 0 {
		view.Newest = auditAddress(r.Request, 0)
	}
	if found.Next > 0 {
		view.Older = auditAddress(r.Request, found.Next)
	}
	return r.Show(w, http.StatusOK, p, page.Audit(r.W, view))
}

func auditAddress(r *http.Request, before int64) string {
	q := url.Values{}
	for name, values := range r.URL.Query() {
		q[name] = values
	}
	q.Del("before")
	if before > 0 {
		q.Set("before", strconv.FormatInt(before, 10))
	}
	return r.URL.Path + "?" + q.Encode()
}

func outcomes(r *frame.Request) []form.Option {
	var out []form.Option
	for _, o := range []account.Outcome{account.Done, account.Refused, account.Failed} {
		out = append(out, form.Option{Value: string(o), Label: r.W.Audit.Outcomes[string(o)]})
	}
	return out
}

// acts are the acts on accounts, which have names, in the order of those.
func acts(r *frame.Request) []form.Option {
	var out []form.Option
	for value, label := range r.W.Audit.Acts {
		out = append(out, form.Option{Value: value, Label: label})
	}
	slices.SortFunc(out, func(a, b form.Option) int { return strings.Compare(fold(a.Label), fold(b.Label)) })
	return out
}

// auditFilter reads the filter and notes what is wrong with it.
func (s *Studio) auditFilter(r *frame.Request, f *form.Form) (account.Filter, error) {
	filter := account.Filter{Action: f.Get("act"), Outcome: account.Outcome(f.Get("outcome"))}
	if who := f.Get("who"); who != "" {
		a, err := s.Accounts.ByHandle(r.Context(), r.Caller, who)
		switch {
		case errors.Is(err, account.ErrNotFound):
			f.Fail("who", r.W.Audit.WhoUnknown)
		case err != nil:
			return filter, err
		}
		filter.Actor = string(a.ID)
	}
	if name := f.Get("organization"); name != "" {
		var wrong string
		if filter.Organization, wrong = s.organizationNamed(r, name); wrong != "" {
			f.Fail("organization", wrong)
		}
	}
	filter.Since = day(r, f, "since", 0)
	filter.Until = day(r, f, "until", 1)
	return filter, nil
}

// organizationNamed is the one of the caller's organisations with that name, or with that in its name when there is but one.
func (s *Studio) organizationNamed(r *frame.Request, name string) (id catalog.ID, wrong string) {
	var parts []string
	for _, o := range s.organizations(r.Caller) {
		if fold(o.Label) == fold(name) || o.Value == name {
			return uuid.MustParse(o.Value), ""
		}
		if strings.Contains(fold(o.Label), fold(name)) {
			parts = append(parts, o.Value)
		}
	}
	switch len(parts) {
	case 0:
		return uuid.Nil, r.W.Audit.OrganizationUnknown
	case 1:
		return uuid.MustParse(parts[0]), ""
	}
	return uuid.Nil, fmt.Sprintf(r.W.Audit.OrganizationSeveral, len(parts))
}

// day reads a date as the first moment of that day in Finland, some days later.
func day(r *frame.Request, f *form.Form, name string, later int) time.Time {
	text := f.Get(name)
	if text == "" {
		return time.Time{}
	}
	for _, layout := range []string{time.DateOnly, "2.1.2006"} {
		if t, err := time.ParseInLocation(layout, text, hours.Finland()); err == nil {
			return t.AddDate(0, 0, later)
		}
	}
	f.Fail(name, r.W.Audit.DateWrong)
	return time.Time{}
}

// auditRows says in words what entries tell by ids.
func (s *Studio) auditRows(r *frame.Request, entries []account.Entry) ([]page.AuditRow, error) {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.Actor, e.Subject)
	}
	people, err := s.Accounts.Names(r.Context(), ids)
	if err != nil {
		return nil, err
	}
	var out []page.AuditRow
	for _, e := range entries {
		row := page.AuditRow{
			Time: e.Time, Who: actorName(r, people, e.Actor), Act: cmp.Or(r.W.Audit.Acts[e.Action], e.Action),
			Outcome: cmp.Or(r.W.Audit.Outcomes[string(e.Outcome)], string(e.Outcome)), Refused: e.Outcome != account.Done,
			Detail: cmp.Or(r.W.Manage.Roles[e.Detail], e.Detail),
		}
		if e.Organization != uuid.Nil {
			row.Organization = s.nameOf(e.Organization)
		}
		if e.Subject != "" {
			row.Subject = s.subjectName(r, people, e)
		}
		out = append(out, row)
	}
	return out, nil
}

func actorName(r *frame.Request, people map[string]string, actor string) string {
	switch {
	case people[actor] != "":
		return people[actor]
	case actor == "":
		return r.W.Audit.Unknown
	case strings.HasPrefix(actor, "u:"), strings.HasPrefix(actor, "a:"):
		return r.W.Audit.Gone
	}
	return fmt.Sprintf(r.W.Audit.Program, actor)
}

func (s *Studio) subjectName(r *frame.Request, people map[string]string, e account.Entry) string {
	if strings.HasPrefix(e.Subject, "u:") || strings.HasPrefix(e.Subject, "a:") {
		return cmp.Or(people[e.Subject], r.W.Audit.Gone)
	}
	id, err := uuid.Parse(e.Subject)
	if err != nil {
		return e.Subject
	}
	if facts, ok := s.Register.Find(editorial.Ref{Kind: e.Kind, ID: id}); ok && facts.Name != "" {
		return facts.Name
	}
	return e.Subject
}
