package edit_test

import (
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

var posted = regexp.MustCompile(`action="/studio/fi(/content/(?:service|channel)/[0-9a-f-]+/[a-z]+)"`)

// Every role finds on an entity's page what it may do, and no more; what is not offered is refused when it is sent all the same.
func TestThePagesOfferEachRoleWhatItMay(t *testing.T) {
	w := newWorld(t)
	eeva := w.visit("eeva")
	all := []string{"/publish", "/withdraw", "/archive", "/restore", "/discard", "/copy", "/schedule", "/confirm", "/edit", "/connections", "/revert"}
	for _, c := range []struct {
		who  string
		read bool
		may  []string
	}{
		{"kalle", true, []string{"/publish", "/withdraw", "/archive", "/discard", "/copy", "/schedule", "/confirm", "/edit", "/connections"}},
		{"reija", true, []string{"/publish", "/withdraw"}},
		{"lotta", true, nil},
		{"vieras", true, []string{"/copy"}}, // a main user elsewhere: others' content as a template
	} {
		at := made(eeva, "Lupa "+c.who, "publish")
		f := eeva.get(at + "/edit").form()
		f.Set("serviceDescriptions.ProcessingTime.fi", "Kaksi viikkoa.")
		f.Set("do", "save")
		eeva.post(at+"/edit", f).is(http.StatusOK)
		v := w.visit(c.who)
		page := v.get(at).is(http.StatusOK)
		var offered []string
		for _, m := range posted.FindAllStringSubmatch(page.body, -1) {
			offered = append(offered, strings.TrimPrefix(m[1], at))
		}
		for _, link := range []string{"/edit", "/connections"} {
			if strings.Contains(page.body, `href="/studio/fi`+at+link+`"`) {
				offered = append(offered, link)
			}
		}
		slices.Sort(offered)
		want := slices.Clone(c.may)
		slices.Sort(want)
		if !slices.Equal(slices.Compact(offered), want) {
			t.Errorf("%s is offered %q, not %q", c.who, offered, want)
		}
		before, err := w.desk.History(t.Context(), editorial.Job("test"), ref(t, at))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range all {
			want := http.StatusForbidden
			switch {
			case slices.Contains(c.may, path):
				continue
			case c.who == "kalle" && path == "/restore":
				want = http.StatusUnprocessableEntity // there is nothing to restore
			case c.who == "kalle":
				continue // the way back is on the page of the history
			}
			sent := maps.Clone(f)
			sent["number"], sent["organization"] = []string{"1"}, []string{town.String()}
			v.post(at+path, sent).is(want)
		}
		if after, err := w.desk.History(t.Context(), editorial.Job("test"), ref(t, at)); err != nil || len(after) != len(before) {
			t.Errorf("%s wrote something: %v", c.who, err)
		}
	}
}

func TestAReviewerPublishesAndWithdrawsWhatOthersWrote(t *testing.T) {
	w := newWorld(t)
	at := made(w.visit("eeva"), "Lupa", "save")
	reija := w.visit("reija")
	reija.post(at+"/publish", url.Values{"do": {"check"}}).is(http.StatusOK)
	for _, c := range []struct {
		act  string
		want catalog.Status
	}{{"/publish", catalog.StatusPublished}, {"/withdraw", catalog.StatusWithdrawn}, {"/publish", catalog.StatusPublished}} {
		reija.post(at+c.act, url.Values{}).is(http.StatusOK)
		now, err := w.desk.Read(t.Context(), editorial.Job("test"), ref(t, at))
		if err != nil || now.Status != c.want {
			t.Errorf("after %s: %v, %v", c.act, now.Status, err)
		}
	}
}
