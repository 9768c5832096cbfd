package edit

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/frame"
)

// past is the history of an entity.
type past struct {
	*ask
	Ref      editorial.Ref
	Name     string
	Versions []editorial.Version
	Who      func(id string) string
	MayWrite bool
}

func (a *ask) past() (*past, error) {
	ref, err := a.ref()
	if err != nil {
		return nil, err
	}
	versions, err := a.e.Desk.History(a.Context(), a.Caller, ref)
	if err != nil {
		return nil, err
	}
	if len(versions) == 0 {
		return nil, frame.ErrNotFound
	}
	var ids []string
	for _, v := range versions {
		if !slices.Contains(ids, v.Actor) {
			ids = append(ids, v.Actor)
		}
	}
	p := &past{ask: a, Ref: ref, Versions: versions, MayWrite: a.may(editorial.ActionWrite, ref)}
	if p.Who, err = a.actors(ids); err != nil {
		return nil, err
	}
	newest, err := a.e.Desk.Revision(a.Context(), a.Caller, ref, versions[0].Number)
	if err != nil {
		return nil, err
	}
	p.Name = nameOf(newest, a.Lang)
	return p, nil
}

func (e *pages) history(a *ask) error {
	p, err := a.past()
	if err != nil {
		return err
	}
	return a.Show(a.w, http.StatusOK, a.page("history.of", p.Name), historyPage(p))
}

// compared is the difference between two revisions.
type compared struct {
	*past
	From, To int
	Lines    []changeLine
}

func (e *pages) difference(a *ask) error {
	p, err := a.past()
	if err != nil {
		return err
	}
	from, err1 := strconv.Atoi(a.URL.Query().Get("from"))
	to, err2 := strconv.Atoi(a.URL.Query().Get("to"))
	if err1 != nil || err2 != nil || from < 0 || to < 1 {
		return frame.ErrBadRequest
	}
	if from > to {
		from, to = to, from
	}
	changes, err := e.Desk.Difference(a.Context(), a.Caller, p.Ref, from, to)
	if err != nil {
		return err
	}
	c := &compared{past: p, From: from, To: to, Lines: a.lines(changes)}
	return a.Show(a.w, http.StatusOK, a.page("difference.of", p.Name), differencePage(c))
}

// version is one revision of the history, nil when it is not there.
func (p *past) version(number int) *editorial.Version {
	for i := range p.Versions {
		if p.Versions[i].Number == number {
			return &p.Versions[i]
		}
	}
	return nil
}

// versionName is how a choice of revisions names one.
func (p *past) versionName(v editorial.Version) string {
	return strconv.Itoa(v.Number) + " – " + when(v.Time) + ", " + p.T("a."+string(v.Action)) + ", " + p.Who(v.Actor)
}

func (e *pages) revert(a *ask) error {
	ref, err := a.ref()
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(a.PostForm.Get("number"))
	if err != nil || number < 1 {
		return frame.ErrBadRequest
	}
	out, err := e.Desk.Revert(a.Context(), a.Caller, ref, number)
	var invalid *editorial.Invalid
	if errors.As(err, &invalid) {
		return a.refused(ref, "revert.title", invalid.Problems)
	}
	if err != nil {
		return err
	}
	a.Say(a.T("said.reverted", number))
	return a.Go(a.w, pathOf(out.Ref, ""))
}

// refused shows why something could not be done with an entity.
func (a *ask) refused(ref editorial.Ref, key string, problems []catalog.Problem) error {
	p := a.page(key)
	p.Here, p.Failed = pathOf(ref, ""), true
	return a.Show(a.w, http.StatusUnprocessableEntity, p, refusedPage(a, ref, key, a.problemTexts(problems)))
}
