package studio_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/feedback"
)

// said1 keeps a message, and is it as it was kept.
func (w *world) said1(m feedback.Message) (out feedback.Message) {
	w.t.Helper()
	if err := w.said.Add(w.t.Context(), m); err != nil {
		w.t.Fatal(err)
	}
	if err := w.said.Each(w.t.Context(), feedback.Wanted{}, func(m feedback.Message) error { out = m; return nil }); err != nil {
		w.t.Fatal(err)
	}
	return out
}

// saidWorld has a message on the office, one on the neighbour, and one on the site.
func saidWorld(t *testing.T) (w *world, ours, theirs, sites feedback.Message) {
	w = newWorld(t)
	of := func(id catalog.ID, text string) feedback.Message {
		return w.said1(feedback.Message{Text: text, Kind: catalog.KindOrganization, Entity: id, Organization: id, Name: "Vanha nimi", Lang: "fi", Topic: feedback.Wrong})
	}
	return w, of(office, "Aukioloajat <b>puuttuvat</b>.\nKorjatkaa."), of(abroad, "Naapurin asia."), w.said1(feedback.Message{Text: "Sivusto on hyvä.", Lang: "sv"})
}

const feedbackPath = "/studio/fi/feedback"

// TestEachRoleFindsTheFeedbackOfItsOrganisations goes through what each role sees and may press.
func TestEachRoleFindsTheFeedbackOfItsOrganisations(t *testing.T) {
	w, ours, theirs, sites := saidWorld(t)
	for _, c := range []struct {
		who                       string
		sees                      []feedback.Message
		count                     string
		handles, deletes, orphans bool
	}{
		{"admin", []feedback.Message{ours, theirs, sites}, "3 avointa palautetta", true, true, true},
		{"main", []feedback.Message{ours}, "1 avoin palaute", true, true, false},
		{"editor", []feedback.Message{ours}, "1 avoin palaute", true, false, false},
		{"reviewer", []feedback.Message{ours}, "1 avoin palaute", false, false, false},
		{"viewer", []feedback.Message{ours}, "1 avoin palaute", false, false, false},
		{"stranger", []feedback.Message{theirs}, "1 avoin palaute", true, true, false},
	} {
		v := w.as(c.who)
		if a := v.get("/studio/fi/"); !strings.Contains(a.text, c.count) {
			t.Errorf("%s is not told on the front page", c.who)
		}
		a := v.get(feedbackPath)
		if n := strings.Count(a.text, `class="inbox__one"`); a.status != http.StatusOK || n != len(c.sees) || !strings.Contains(a.text, c.count) {
			t.Errorf("%s: %d, sees %d", c.who, a.status, n)
		}
		for _, m := range c.sees {
			if strings.Contains(a.text, m.ID.String()+"/handle") != c.handles || strings.Contains(a.text, m.ID.String()+"/delete") != c.deletes {
				t.Errorf("%s may press other buttons", c.who)
			}
		}
		if strings.Contains(a.text, `name="whose"`) != c.orphans {
			t.Errorf("%s may choose what nobody handles", c.who)
		}
		for _, m := range []feedback.Message{ours, theirs, sites} {
			for _, act := range []string{"handle", "reopen", "delete"} {
				seen := false
				for _, x := range c.sees {
					seen = seen || x.ID == m.ID
				}
				may := c.handles && act != "delete" || c.deletes
				if seen && may {
					continue // what is allowed is tried below
				}
				want := http.StatusNotFound
				if !may {
					want = http.StatusForbidden
				}
				if a := v.post(feedbackPath + "/" + m.ID.String() + "/" + act); a.status != want {
					t.Errorf("%s: %s of %q: %d", c.who, act, m.Text, a.status)
				}
			}
		}
	}
	if err := w.said.Each(t.Context(), feedback.Wanted{State: feedback.StateHandled}, func(m feedback.Message) error {
		t.Errorf("%q was handled", m.Text)
		return nil
	}); err != nil {
		t.Error(err)
	}
}

func TestFeedbackIsHandledOpenedAndDeleted(t *testing.T) {
	w, ours, _, _ := saidWorld(t)
	editor, main := w.as("editor"), w.as("main")
	if a := editor.get(feedbackPath); !strings.Contains(a.text, "Aukioloajat &lt;b&gt;puuttuvat&lt;/b&gt;.") || !strings.Contains(a.text, "Virasto") ||
		!strings.Contains(a.text, "Tiedoissa on virhe") || strings.Contains(a.text, "Vanha nimi") {
		t.Error("the words are missing or not escaped, or the name is an old one")
	}
	at := feedbackPath + "/" + ours.ID.String()
	narrowed := feedbackPath + "?" + url.Values{"entity": {office.String()}, "state": {""}}.Encode()
	if a := editor.post(at+"/handle", "return", narrowed); a.status != http.StatusSeeOther || a.to != narrowed {
		t.Fatalf("%d to %q", a.status, a.to)
	}
	if a := editor.get(narrowed); !strings.Contains(a.text, "Palaute on merkitty käsitellyksi.") || !strings.Contains(a.text, "Käsitellyt Editor, ") || !strings.Contains(a.text, "Avaa uudelleen") {
		t.Error("the list does not tell who handled it")
	}
	if a := editor.get(feedbackPath); !strings.Contains(a.text, "Avointa palautetta ei ole.") || !strings.Contains(a.text, "Tällaista palautetta ei ole.") {
		t.Error("what is handled is still open")
	}
	if a := main.post(at+"/handle", "return", "https://evil.example/"); a.to != "/studio/fi/" {
		t.Errorf("leads to %q", a.to)
	}
	if a := main.get(narrowed); !strings.Contains(a.text, "Käsitellyt Editor, ") {
		t.Error("who was first is forgotten")
	}
	if a := main.post(at + "/reopen"); a.to != feedbackPath {
		t.Errorf("leads to %q", a.to)
	}
	if a := main.get(feedbackPath); !strings.Contains(a.text, "1 avoin palaute") {
		t.Error("it is not open again")
	}
	if a := main.get(at + "/delete"); !strings.Contains(a.text, "Poistetaanko palaute pysyvästi?") || !strings.Contains(a.text, "puuttuvat") {
		t.Error("nobody asks")
	}
	if a := main.post(at + "/delete"); a.to != feedbackPath {
		t.Errorf("leads to %q", a.to)
	}
	if a := main.get(narrowed); strings.Contains(a.text, "puuttuvat") {
		t.Error("it is still there")
	}
	if a := main.get(at + "/delete"); a.status != http.StatusNotFound {
		t.Errorf("of what is deleted: %d", a.status)
	}
}

func TestAskingForNonsenseIsRefused(t *testing.T) {
	w, _, _, _ := saidWorld(t)
	v := w.as("main")
	for _, query := range []string{"?state=x", "?entity=1", "?before=x", "?before=-1"} {
		if a := v.get(feedbackPath + query); a.status != http.StatusBadRequest {
			t.Errorf("%s: %d", query, a.status)
		}
	}
	for _, path := range []string{"/1/delete", "/" + uuid.NewString() + "/delete"} {
		if a := v.get(feedbackPath + path); a.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, a.status)
		}
	}
	if a := v.get(feedbackPath + "?entity=" + uuid.NewString()); a.status != http.StatusOK || !strings.Contains(a.text, "Valittu kohde") {
		t.Errorf("an entity without feedback: %d", a.status)
	}
	if a := w.as("admin").get(feedbackPath + "?whose=orphans&state="); strings.Count(a.text, `class="inbox__one"`) != 2 || !strings.Contains(a.text, "ei ole täällä ylläpitäjää") {
		t.Error("what nobody else handles")
	}
}

func TestLettersAreOrderedAndStopped(t *testing.T) {
	w, _, _, _ := saidWorld(t)
	v := w.as("editor")
	subscribed := func() bool {
		t.Helper()
		yes, err := w.said.Subscribed(t.Context(), w.id("editor"))
		if err != nil {
			t.Fatal(err)
		}
		return yes
	}
	if a := v.get(feedbackPath); !strings.Contains(a.text, "Tilaa kirjeet") || subscribed() {
		t.Error("letters come unasked")
	}
	for _, c := range []struct {
		value  string
		status int
		after  bool
	}{{"perhaps", http.StatusBadRequest, false}, {"on", http.StatusSeeOther, true}, {"off", http.StatusSeeOther, false}} {
		if a := v.post(feedbackPath+"/letters", "letters", c.value); a.status != c.status || subscribed() != c.after {
			t.Errorf("%s: %d, %t", c.value, a.status, subscribed())
		}
	}
}

func TestFeedbackIsSaidInEachLanguage(t *testing.T) {
	w, _, _, _ := saidWorld(t)
	v := w.as("admin")
	for lang, says := range map[string]string{"fi": "3 avointa palautetta", "sv": "3 öppna responser", "en": "3 open feedbacks"} {
		a := v.get("/studio/" + lang + "/feedback")
		if a.status != http.StatusOK || !strings.Contains(a.text, says) || !strings.Contains(a.text, `lang="sv" dir="auto">Sivusto on hyvä.`) {
			t.Errorf("%s: %d", lang, a.status)
		}
	}
	if _, ok := w.register.Find(editorial.Ref{Kind: catalog.KindOrganization, ID: office}); !ok {
		t.Error("the world is empty: the test tests nothing")
	}
}
