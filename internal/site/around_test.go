package site_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// box keeps messages in memory; full tells that it takes none.
type box struct {
	messages []feedback.Message
	full     error
}

func (b *box) Add(_ context.Context, m feedback.Message) error {
	if b.full != nil {
		return b.full
	}
	b.messages = append(b.messages, m)
	return nil
}

// clock is moved by hand.
type clock struct{ now time.Time }

func listening(t *testing.T) (*site.Site, *box, *clock) {
	t.Helper()
	b, c := &box{}, &clock{sitetest.Now}
	return newSite(t, func(o *site.Options) {
		o.Feedback, o.BaseURL = b, "https://p.example.fi"
		o.Now = func() time.Time { return c.now }
		o.Operator = page.Operator{Name: "Esimerkkilän kaupunki", Email: "yllapito@example.fi", Accessibility: "partial", Assessed: sitetest.Now}
	}), b, c
}

// aroundPaths are the pages round the content.
func aroundPaths(lang string) []string {
	var out []string
	for _, a := range route.Arounds() {
		out = append(out, a.In(lang))
	}
	return append(out, route.Topics.Below(lang, sitetest.Education)+"?kunta=491&sivu=2", route.Topics.Below(lang, sitetest.Empty)+"?kunta=491",
		route.Changes.In(lang)+"?kunta=091", route.Changes.In(lang)+"?organisaatio="+sitetest.Organization.String(),
		route.FeedbackOn(lang, route.ServicePage, sitetest.Service.String()), route.FeedbackOn(lang, route.ServicePage, sitetest.Hostile.String()),
		route.FeedbackOn(lang, route.ServicePage, sitetest.Service.String())+"&kiitos=1")
}

func TestPagesRoundTheContentAnswerInTheirLanguage(t *testing.T) {
	s, _, _ := listening(t)
	for _, lang := range words.Codes() {
		for _, path := range aroundPaths(lang) {
			w := get(t, s, path)
			if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `<html lang="`+lang+`">`) {
				t.Errorf("%s: status %d", path, w.Code)
			}
			wellFormed(t, path, w.Body)
		}
	}
}

func TestPagesRoundTheContentSay(t *testing.T) {
	s, _, _ := listening(t)
	service := sitetest.Service.String()
	for _, c := range []struct {
		name, path     string
		status         int
		location, says string
	}{
		{"another language's word", "/sv/aiheet?kunta=491", http.StatusPermanentRedirect, "/sv/amnen?kunta=491", ""},
		{"a class by another language's word", "/en/aiheet/" + sitetest.Education, http.StatusMovedPermanently, "/en/topics/" + sitetest.Education, ""},
		{"a class by older words", "/fi/aiheet/vanha-nimi-p6?kunta=491", http.StatusMovedPermanently, "/fi/aiheet/" + sitetest.Education + "?kunta=491", ""},
		{"an unknown class", "/fi/aiheet/olematon-p99", http.StatusNotFound, "", "Sivua ei löytynyt"},
		{"a class with its number", "/fi/aiheet/" + sitetest.Education, http.StatusOK, "", "Palveluja: 50"},
		{"and in a municipality", "/sv/amnen/" + sitetest.Education + "?kunta=491", http.StatusOK, "", "Kommun: S:t Michel. Tjänster: 50"},
		{"a wider class in the crumbs", "/fi/aiheet/" + sitetest.Education, http.StatusOK, "", `href="/fi/aiheet/kulttuuri-p25"`},
		{"a class to narrow", "/fi/aiheet/" + sitetest.Education + "?kunta=491", http.StatusOK, "", `href="/fi/haku?kunta=491&amp;serviceClass=P6"`},
		{"nothing in the municipality", "/fi/aiheet/" + sitetest.Empty + "?kunta=491", http.StatusOK, "", "Tästä ei löytynyt palveluja kunnasta Mikkeli."},
		{"with a way to all", "/fi/aiheet/" + sitetest.Empty + "?kunta=491", http.StatusOK, "", `<a href="/fi/aiheet/` + sitetest.Empty + `">Katso palvelut koko Suomesta</a>`},
		{"narrower topics beside their main one", "/en/topics", http.StatusOK, "", "Perusopetus"},
		{"changes of an organisation", "/fi/muutokset?organisaatio=" + sitetest.Organization.String(), http.StatusOK, "", "Esimerkkilän kaupunki"},
		{"keep it in another language", "/fi/muutokset?organisaatio=" + sitetest.Organization.String(), http.StatusOK, "", `href="/sv/andringar?organisaatio=` + sitetest.Organization.String()},
		{"changes of an unknown one", "/fi/muutokset?organisaatio=x", http.StatusNotFound, "", ""},
		{"no changes", "/en/changes?kunta=091", http.StatusOK, "", "No changes were found."},
		{"what is gone has no link", "/en/changes", http.StatusOK, "", "Removed information"},
		{"open now in the chosen municipality", "/fi/?kunta=491", http.StatusOK, "", `href="/fi/haku?kunta=491&amp;openAt=now"`},
		{"open now anywhere", "/en/", http.StatusOK, "", "Open now in all of Finland"},
		{"life events on the front page", "/fi/", http.StatusOK, "", `href="/fi/elamantilanteet/lapsen-saaminen-ke1"`},
		{"who runs the site", "/fi/saavutettavuus", http.StatusOK, "", "Palvelun tarjoaja on Esimerkkilän kaupunki."},
		{"what it has found", "/sv/tillganglighet", http.StatusOK, "", "till största delen"},
		{"when", "/en/accessibility", http.StatusOK, "", "23 November 2026"},
		{"who supervises", "/fi/saavutettavuus", http.StatusOK, "", "Traficom"},
		{"where to write", "/fi/tietosuoja", http.StatusOK, "", `href="mailto:yllapito@example.fi"`},
		{"the only cookie", "/en/privacy", http.StatusOK, "", "varanto-kunta"},
		{"whom feedback goes to", route.FeedbackOn("fi", route.ServicePage, service), http.StatusOK, "", "joka vastaa tiedoista: Esimerkkilän kaupunki."},
		{"feedback on what is gone", route.FeedbackOn("fi", route.ServicePage, sitetest.Gone.String()), http.StatusOK, "", "Palautteen kohdetta ei löytynyt"},
		{"feedback on nonsense", "/fi/palaute?aihe=x&id=y", http.StatusOK, "", "Palautteen kohdetta ei löytynyt"},
		{"a failure of our own", route.FeedbackOn("fi", route.ServicePage, sitetest.Failing.String()), http.StatusInternalServerError, "", "Vika on meillä"},
		{"the form on a service's page", "/fi/palvelu/" + sitetest.Plain, http.StatusOK, "", `action="/fi/palaute?aihe=palvelu&amp;id=` + service + `"`},
		{"whose text it is", "/fi/palvelu/" + sitetest.Plain, http.StatusOK, "", "Yleiskuvaus, sama koko maassa"},
		{"the same elsewhere", "/fi/palvelu/" + sitetest.Plain, http.StatusOK, "", "Sama palvelu muualla"},
		{"who answers for it", "/sv/service/" + sitetest.Plain, http.StatusOK, "", `Ansvarig för uppgifterna: <span lang="fi">Esimerkkilän kaupunki</span>`},
		{"when it was changed", "/fi/palvelu/" + sitetest.Plain, http.StatusOK, "", "Tiedot päivitetty "},
		{"when it was found right", "/fi/palvelu/" + sitetest.Plain, http.StatusOK, "", " Tarkistettu "},
		{"when it was found right, in Swedish", "/sv/service/" + sitetest.Plain, http.StatusOK, "", " Kontrollerad "},
		{"when it was found right, in English", "/en/service/" + sitetest.Plain, http.StatusOK, "", " Checked "},
		{"when a place was found right", "/fi/palvelupaikka/" + sitetest.Place.String(), http.StatusOK, "", " Tarkistettu "},
		{"all channels of a type", "/fi/palvelu/" + sitetest.Plain + "?channelType=ServiceLocation", http.StatusOK, "", "Sivu 1 / 2"},
		{"no channels of a type", "/fi/palvelu/" + sitetest.Plain + "?channelType=Phone", http.StatusNotFound, "", ""},
		{"the map by another language's word", "/sv/kartta?q=x", http.StatusPermanentRedirect, "/sv/karta?q=x", ""},
		{"the choice by another language's word", "/en/kunta", http.StatusPermanentRedirect, "/en/municipality", ""},
		{"the same address in another language", "/fi/palvelu/ei-ole?q=x", http.StatusNotFound, "", `href="/sv/palvelu/ei-ole?q=x"`},
		{"back from the choice in another language", "/fi/kunta?takaisin=/fi/haku?q=x", http.StatusOK, "", `href="/sv/kommun?takaisin=%2Fsv%2Fhaku%3Fq%3Dx"`},
		{"a page of a collection in another language", "/fi/kokonaisuus/" + sitetest.Collection.String() + "?sivu=2", http.StatusOK, "", `?sivu=2">Svenska`},
		{"an address to take along", "/fi/palvelu/" + sitetest.Plain + "?kunta=491", http.StatusOK, "", `value="https://p.example.fi/fi/palvelu/` + sitetest.Plain + `"`},
		{"today's hours", "/fi/palvelupaikka/" + sitetest.Place.String(), http.StatusOK, "", "Tänään 8.00–16.15"},
	} {
		w := get(t, s, c.path)
		if w.Code != c.status || w.Header().Get("Location") != c.location || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s: %s: status %d, location %q", c.name, c.path, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestWithoutABoxNoFeedbackIsAskedFor(t *testing.T) {
	s := newSite(t, nil)
	if body := get(t, s, "/fi/palvelu/"+sitetest.Plain).Body.String(); strings.Contains(body, "<textarea") || strings.Contains(body, "/fi/palaute") {
		t.Error("a form that nobody reads")
	}
	if body := get(t, s, "/fi/palaute").Body.String(); !strings.Contains(body, "ei voi nyt antaa palautetta") || strings.Contains(body, "<form class=\"feedback\"") {
		t.Error("the page of the form")
	}
	if w := post(t, s, "/fi/palaute", url.Values{"text": {"x"}}); w.Code != http.StatusNotFound {
		t.Errorf("status %d", w.Code)
	}
}

func post(t *testing.T, s http.Handler, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

var ticketField = regexp.MustCompile(`name="ticket" value="([^"]+)"`)

func ticketIn(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	found := ticketField.FindStringSubmatch(w.Body.String())
	if found == nil {
		t.Fatal("no ticket on the page")
	}
	return found[1]
}

func TestFeedbackIsLookedAtOnceMoreAndKept(t *testing.T) {
	s, b, c := listening(t)
	address := route.FeedbackOn("fi", route.ServicePage, sitetest.Service.String())
	// Written on the service's page, where the form has no ticket.
	first := post(t, s, address, url.Values{"topic": {"missing"}, "text": {"Puuttuu <b>hinta</b>.\r\nKorjaa."}})
	if first.Code != http.StatusOK || len(b.messages) > 0 || !strings.Contains(first.Body.String(), "Mitään ei ole vielä lähetetty") {
		t.Fatalf("status %d, %d messages", first.Code, len(b.messages))
	}
	if !strings.Contains(first.Body.String(), "Puuttuu &lt;b&gt;hinta&lt;/b&gt;.\nKorjaa.</textarea>") {
		t.Error("the words are lost or not escaped")
	}
	if first.Header().Get("Cache-Control") != "no-store" {
		t.Error("a page with a reader's words may be kept")
	}
	ticket := ticketIn(t, first)
	c.now = c.now.Add(5 * time.Second)
	sent := post(t, s, address, url.Values{"topic": {"missing"}, "text": {"Puuttuu hinta."}, "ticket": {ticket}})
	if sent.Code != http.StatusSeeOther || sent.Header().Get("Location") != address+"&kiitos=1" {
		t.Fatalf("status %d, location %q", sent.Code, sent.Header().Get("Location"))
	}
	want := []feedback.Message{{Topic: feedback.Missing, Kind: catalog.KindService, Entity: sitetest.Service, Name: "Varhaiskasvatuspaikan hakeminen",
		Organization: sitetest.Organization, Lang: "fi", Text: "Puuttuu hinta.", Time: c.now}}
	if d := cmp.Diff(want, b.messages); d != "" {
		t.Error(d)
	}
}

func TestFeedbackThatIsNotTakenKeepsItsWords(t *testing.T) {
	for _, c := range []struct {
		name    string
		form    url.Values
		wait    time.Duration
		headers []string
		full    error
		status  int
		says    string
	}{
		{"sent at once", url.Values{"text": {"sanat"}}, 0, nil, nil, http.StatusUnprocessableEntity, "Palautetta ei lähetetty vielä"},
		{"sent days later", url.Values{"text": {"sanat"}}, 48 * time.Hour, nil, nil, http.StatusUnprocessableEntity, "Palautetta ei lähetetty vielä"},
		{"with a made-up ticket", url.Values{"text": {"sanat"}, "ticket": {"abc.def"}}, time.Minute, nil, nil, http.StatusUnprocessableEntity, "Palautetta ei lähetetty vielä"},
		{"without words", url.Values{"text": {" \n"}}, time.Minute, nil, nil, http.StatusUnprocessableEntity, "Kirjoita palautteesi."},
		{"with too many", url.Values{"text": {"sanat " + strings.Repeat("ä", feedback.MaxText)}}, time.Minute, nil, nil, http.StatusUnprocessableEntity, "enintään 2000 merkkiä"},
		{"with an identity code", url.Values{"text": {"sanat 131052-308T"}}, time.Minute, nil, nil, http.StatusUnprocessableEntity, "näyttää olevan henkilötunnus"},
		{"from another site", url.Values{"text": {"sanat"}}, time.Minute, []string{"Sec-Fetch-Site", "cross-site"}, nil, http.StatusForbidden, "toiselta sivustolta"},
		{"when there is no room", url.Values{"text": {"sanat"}}, time.Minute, nil, feedback.ErrFull, http.StatusInsufficientStorage, "ei voi nyt tallentaa"},
		{"when the disk fails", url.Values{"text": {"sanat"}}, time.Minute, nil, errors.New("on fire"), http.StatusInternalServerError, "ei voi nyt tallentaa"},
		{"with bytes that are no text", url.Values{"text": {"sanat \xff\xfe"}}, time.Minute, nil, nil, http.StatusUnprocessableEntity, "merkkejä, joita ei voitu lukea"},
		{"with nothing but such bytes", url.Values{"text": {"\xff\xfe"}}, time.Minute, nil, nil, http.StatusUnprocessableEntity, "merkkejä, joita ei voitu lukea"},
		{"a form of megabytes", url.Values{"text": {strings.Repeat("a", 1<<20)}}, time.Minute, nil, nil, http.StatusRequestEntityTooLarge, "enintään 2000 merkkiä"},
	} {
		s, b, clock := listening(t)
		b.full = c.full
		if !c.form.Has("ticket") {
			c.form.Set("ticket", ticketIn(t, get(t, s, "/fi/palaute")))
		}
		clock.now = clock.now.Add(c.wait)
		w := post(t, s, "/fi/palaute", c.form, c.headers...)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) || len(b.messages) > 0 {
			t.Errorf("%s: status %d, %d messages", c.name, w.Code, len(b.messages))
		}
		if strings.Contains(c.form.Get("text"), "sanat") && !strings.Contains(w.Body.String(), ">sanat") {
			t.Errorf("%s: the words are lost", c.name)
		}
		wellFormed(t, c.name, w.Body)
	}
}

func TestProgramsAreThankedAndNotHeard(t *testing.T) {
	s, b, c := listening(t)
	ticket := ticketIn(t, get(t, s, "/fi/palaute"))
	c.now = c.now.Add(time.Minute)
	w := post(t, s, "/fi/palaute", url.Values{"text": {"buy"}, "website": {"http://spam.example"}, "ticket": {ticket}})
	if w.Code != http.StatusSeeOther || len(b.messages) > 0 {
		t.Errorf("status %d, %d messages", w.Code, len(b.messages))
	}
}

func TestAFormThatCannotBeReadIsNotTakenForALongOne(t *testing.T) {
	s, b, _ := listening(t)
	for _, path := range []string{"/fi/palaute", "/fi/palaute?x=%zz"} {
		body := "text=%zz"
		if strings.Contains(path, "?") {
			body = "text=sanat"
		}
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "merkkejä, joita ei voitu lukea") || len(b.messages) > 0 {
			t.Errorf("%s: status %d", path, w.Code)
		}
	}
}

// ripeTicket is that of a form that has been given out for a while.
func ripeTicket(t *testing.T, s http.Handler, c *clock) string {
	t.Helper()
	ticket := ticketIn(t, get(t, s, "/fi/palaute"))
	c.now = c.now.Add(5 * time.Second)
	return ticket
}

// TestOneFormIsOneMessage: a second press of the button, the way back, and many at once.
func TestOneFormIsOneMessage(t *testing.T) {
	s, b, c := listening(t)
	form := func(ticket, text string) url.Values { return url.Values{"text": {text}, "ticket": {ticket}} }
	ticket := ripeTicket(t, s, c)
	if another := ticketIn(t, get(t, s, "/fi/palaute")); another == ticketIn(t, get(t, s, "/fi/palaute")) {
		t.Error("two forms of one moment have the same ticket")
	}
	b.full = errors.New("on fire")
	if w := post(t, s, "/fi/palaute", form(ticket, "sanat")); w.Code != http.StatusInternalServerError {
		t.Errorf("status %d", w.Code)
	}
	b.full = nil
	if w := post(t, s, "/fi/palaute", form(ticket, "sanat")); w.Code != http.StatusSeeOther {
		t.Errorf("what was not stored cannot be sent again: status %d", w.Code)
	}
	w := post(t, s, "/fi/palaute", form(ticket, "sanat\n"))
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "Sitä ei tallennettu toista kertaa") || strings.Contains(w.Body.String(), "<textarea") {
		t.Errorf("the same words: status %d", w.Code)
	}
	wellFormed(t, "sent before", w.Body)
	w = post(t, s, "/fi/palaute", form(ticket, "muuta"))
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "muuta</textarea>") || !strings.Contains(w.Body.String(), "uutena palautteena") || len(b.messages) != 1 {
		t.Errorf("other words: status %d, %d messages", w.Code, len(b.messages))
	}
	anew := ticketIn(t, w)
	c.now = c.now.Add(5 * time.Second)
	var all sync.WaitGroup
	codes := make([]int, 6)
	for i := range codes {
		all.Go(func() { codes[i] = post(t, s, "/fi/palaute", form(anew, "muuta")).Code })
	}
	all.Wait()
	slices.Sort(codes)
	if d := cmp.Diff([]int{303, 409, 409, 409, 409, 409}, codes); d != "" || len(b.messages) != 2 {
		t.Errorf("%d messages, %s", len(b.messages), d)
	}
}

func TestOneSenderIsHeardAFewTimes(t *testing.T) {
	s, b, c := listening(t)
	send := func() *httptest.ResponseRecorder {
		return post(t, s, "/fi/palaute", url.Values{"text": {"sanat"}, "ticket": {ripeTicket(t, s, c)}})
	}
	for range feedback.PerSender {
		send()
	}
	w := send()
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "sanat</textarea>") {
		t.Errorf("status %d", w.Code)
	}
	if len(b.messages) != feedback.PerSender {
		t.Errorf("%d messages", len(b.messages))
	}
}

// TestDirectionsOfHostileTextsEndWithThem: characters that turn the direction of writing stand in elements of their own,
// and not in titles.
func TestDirectionsOfHostileTextsEndWithThem(t *testing.T) {
	s, _, _ := listening(t)
	body := get(t, s, "/fi/palvelu/"+sitetest.Turned.String()).Body.String()
	if strings.Count(body, "\u202e") < 3 {
		t.Fatal("nothing turns on the page: the test tests nothing")
	}
	head, _, _ := strings.Cut(body, "</title>")
	if strings.Contains(head, "\u202e") {
		t.Error("the title turns")
	}
	if !strings.Contains(body, "<h1><bdi>") {
		t.Error("the heading is not isolated")
	}
}

// TestTornServicesStillMakeSense: endless words, broken marks, unknown types, nothing to reach a channel by, no names.
func TestTornServicesStillMakeSense(t *testing.T) {
	s, _, _ := listening(t)
	for _, lang := range words.Codes() {
		w := get(t, s, route.Service(lang, sitetest.Torn.String()))
		body := w.Body.String()
		if w.Code != http.StatusOK || strings.Contains(body, "NaN") || strings.Contains(body, "+Inf") {
			t.Errorf("%s: status %d", lang, w.Code)
		}
		root, err := html.Parse(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			switch n.Data {
			case "a", "button", "h1", "h2", "h3", "h4", "h5", "th", "dt", "legend", "summary":
				if strings.TrimSpace(said(n)) == "" {
					t.Errorf("%s: an empty <%s> in <%s>", lang, n.Data, n.Parent.Data)
				}
			}
		}
		wellFormed(t, lang, strings.NewReader(body))
	}
}

// said is all words in an element.
func said(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func TestOpenDataTellsWhatTheSelfTestFound(t *testing.T) {
	var result *view.SelfTest
	s := newSite(t, func(o *site.Options) { o.SelfTest = func() *view.SelfTest { return result } })
	says := func(want ...string) {
		t.Helper()
		w := get(t, s, "/en/open-data")
		body := w.Body.String()
		wellFormed(t, "/en/open-data", w.Body)
		for _, text := range want {
			if !strings.Contains(body, text) {
				t.Errorf("the page lacks %q", text)
			}
		}
	}
	says("Not checked yet.", `href="/open/v1/docs"`, `href="/open/v1/export/catalogue.jsonl"`, "/mcp</code>", `href="/swagger/ui"`)
	result = &view.SelfTest{At: sitetest.Now, Forms: []view.TestedForm{
		{Name: "GeoJSON", Standard: "RFC 7946", Specification: "https://www.rfc-editor.org/rfc/rfc7946", Path: "/open/v1/export/places.geojson", Checked: 20, Of: 30},
		{Name: "CSV", Standard: "RFC 4180", Checked: 5, Of: 5, Problems: 2},
	}}
	says("20 / 30", "In order", "Problems: 2", "RFC 7946", `<a href="/open/v1/export/places.geojson">GeoJSON</a>`, `<th scope="row" lang="en">CSV</th>`)
}

func TestEveryPartOfOpenDataHasItsLinks(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range []string{"/fi/avoin-data", "/sv/oppna-data", "/en/open-data"} {
		if n := strings.Count(get(t, s, path).Body.String(), `<li><a href="/open/v1/`); n != 14 {
			t.Errorf("%s has %d links to the interfaces", path, n)
		}
	}
}

// TestSendersOfOneNetworkAreOne: whoever has an address of IPv6 has a network of them.
func TestSendersOfOneNetworkAreOne(t *testing.T) {
	s, b, c := listening(t)
	send := func(address string) int {
		form := url.Values{"text": {"sanat"}, "ticket": {ripeTicket(t, s, c)}}
		r := httptest.NewRequest(http.MethodPost, "/fi/palaute", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.RemoteAddr = address
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	for i := range feedback.PerSender + 1 {
		want := http.StatusSeeOther
		if i == feedback.PerSender {
			want = http.StatusTooManyRequests
		}
		if got := send(fmt.Sprintf("[2001:db8:1:2::%x]:1234", i+1)); got != want {
			t.Errorf("message %d is answered %d", i, got)
		}
	}
	if send("[2001:db8:1:3::1]:1234") != http.StatusSeeOther || send("[::ffff:192.0.2.1]:1") != http.StatusSeeOther || send("[fe80::1%eth0]:1") != http.StatusSeeOther {
		t.Error("another network is refused")
	}
	if len(b.messages) != feedback.PerSender+3 {
		t.Errorf("%d messages", len(b.messages))
	}
}

// newsless is a site whose changes cannot be read.
type newsless struct{ sitetest.Source }

func (s newsless) Home(ctx context.Context, r view.Reader) (view.HomePage, error) {
	p, err := s.Source.Home(ctx, r)
	p.News, p.Newsless = nil, errors.New("the log is on fire")
	return p, err
}

func TestTheFrontPageIsThereWithoutNews(t *testing.T) {
	var said bytes.Buffer
	s := newSite(t, func(o *site.Options) { o.Source, o.Log = newsless{}, slog.New(slog.NewTextHandler(&said, nil)) })
	if w := get(t, s, "/fi/"); w.Code != http.StatusOK || !strings.Contains(said.String(), "the log is on fire") {
		t.Errorf("%d, %s", w.Code, &said)
	}
}

// TestLogsHaveNoAddresses: the privacy page says so.
func TestLogsHaveNoAddresses(t *testing.T) {
	var said bytes.Buffer
	s := newSite(t, func(o *site.Options) { o.Log = slog.New(slog.NewTextHandler(&said, nil)) })
	id := sitetest.Failing.String()
	for _, path := range []string{"/fi/palvelu/" + id, "/fi/haku?q=virhe", "/en/upotus/palvelu/" + id, "/fi/avoinna?paikka=" + id} {
		said.Reset()
		get(t, s, path)
		if got := said.String(); !strings.Contains(got, "page=") || strings.Contains(got, id) || strings.Contains(got, "virhe") {
			t.Errorf("%s logs %s", path, got)
		}
	}
}
