package in

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/ptv/v11"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// idOf gives the fixture's entities ids by name.
func idOf(name string) catalog.ID { return uuid.NewSHA1(uuid.NameSpaceURL, []byte(name)) }

// fakeAccounts knows callers by token: "t.<name>.t". Real accounts are tested where they are wired.
type fakeAccounts struct {
	mu      sync.Mutex
	callers map[string]editorial.Caller
	remote  string // of the last log-in
}

func token(name string) string { return "t." + name + ".t" }

func (f *fakeAccounts) Verify(_ context.Context, t string) (editorial.Caller, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c, ok := f.callers[t]
	if !ok {
		return c, ErrToken
	}
	return c, nil
}

func (f *fakeAccounts) LogIn(_ context.Context, username, password string, organization catalog.ID, remote string) (string, error) {
	f.mu.Lock()
	f.remote = remote
	f.mu.Unlock()
	switch {
	case username == "locked":
		return "", &Locked{After: 90 * time.Second}
	case password != "right":
		return "", ErrLogIn
	case organization == idOf("elsewhere"):
		return "", ErrOrganization
	}
	return token(username), nil
}

// world is a node with one municipality's tree of organisations, another organisation, and API users of all sorts.
type world struct {
	t        testing.TB
	log      store.Log
	desk     *editorial.Desk
	live     *live.Catalogue
	handler  *v11.Handler
	accounts *fakeAccounts
	acts     []Act
	now      time.Time
}

func newWorld(t testing.TB) *world { return newWorldOf(t, editorial.Options{}) }

func newWorldOf(t testing.TB, options editorial.Options) *world {
	t.Helper()
	log, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	w := &world{t: t, log: log, accounts: &fakeAccounts{callers: map[string]editorial.Caller{}}, now: time.Now().UTC()}
	quiet := slog.New(slog.DiscardHandler)
	renderer := &v11.Renderer{}
	w.live = live.New(renderer, quiet)
	w.desk = editorial.NewDesk(log, editorial.NewRegister(log), options)
	var mu sync.Mutex
	api := New(Options{
		Desk: w.desk, Log: log, Renderer: renderer, Accounts: w.accounts, Logger: slog.Default(),
		Remote: func(*http.Request) string { return "sent by somebody" },
		Audit:  func(_ context.Context, a Act) { mu.Lock(); w.acts = append(w.acts, a); mu.Unlock() },
	})
	w.handler = v11.NewHandler(w.live, v11.WithRestricted(api), v11.WithLogger(slog.Default()))
	w.organizations()
	if err := w.live.Load(t.Context(), log); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	followed := make(chan struct{})
	go func() { w.live.Follow(ctx, log); close(followed) }()
	t.Cleanup(func() { stop(); <-followed })
	return w
}

// organizations: town has school below it and kitchen below that; sports is school's sibling; foreign stands apart.
func (w *world) organizations() {
	w.t.Helper()
	for _, o := range [][2]string{{"town", ""}, {"school", "town"}, {"kitchen", "school"}, {"sports", "town"}, {"foreign", ""}} {
		organization := &catalog.Organization{
			ID: idOf(o[0]), OrganizationType: "Organization", AreaType: catalog.Nationwide,
			OrganizationNames:        typed(catalog.TypeName, "fi", "Organisaatio "+o[0], "sv", "Organisation "+o[0]),
			OrganizationDescriptions: typed(catalog.TypeSummary, "fi", "Mitä "+o[0]+" tekee.", "sv", "Vad "+o[0]+" gör."),
			DisplayNameType:          []catalog.NameType{{Type: catalog.TypeName, Language: "fi"}, {Type: catalog.TypeName, Language: "sv"}},
		}
		if o[1] != "" {
			organization.ParentOrganizationID = idOf(o[1])
		}
		if _, err := w.desk.Create(w.t.Context(), editorial.Job("test"), editorial.Edit{Entity: organization, Publish: true}); err != nil {
			w.t.Fatal(err)
		}
	}
	all := editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	w.user("api", editorial.MainUser, all, "school")
	w.user("other", editorial.MainUser, all, "foreign")
	w.user("eeva", editorial.Admin, all)
}

func typed(typ string, pairs ...string) catalog.TypedTexts {
	var out catalog.TypedTexts
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, catalog.TypedText{Type: typ, Language: pairs[i], Value: pairs[i+1]})
	}
	return out
}

// user makes an API user of organisations.
func (w *world) user(name string, role editorial.Role, rights editorial.Right, organizations ...string) {
	c := editorial.Caller{Actor: "a:" + idOf("user "+name).String(), Role: role, Rights: rights, API: true}
	for _, o := range organizations {
		c.Organizations = append(c.Organizations, idOf(o))
	}
	w.accounts.mu.Lock()
	w.accounts.callers[token(name)] = c
	w.accounts.mu.Unlock()
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (w *world) do(user, method, path string, body any) answer {
	w.t.Helper()
	var text string
	switch b := body.(type) {
	case nil:
	case string:
		text = b
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			w.t.Fatal(err)
		}
		text = string(raw)
	}
	recorder := w.send(user, method, path, text)
	return answer{recorder.Code, recorder.Header(), recorder.Body.Bytes()}
}

// send sends bytes as JSON.
func (w *world) send(user, method, path, text string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://varanto.example"+path, strings.NewReader(text))
	r.Header.Set("Content-Type", "application/json")
	if user != "" {
		r.Header.Set("Authorization", "Bearer "+token(user))
	}
	recorder := httptest.NewRecorder()
	w.handler.ServeHTTP(recorder, r)
	return recorder
}

// must is do for what has to succeed.
func (w *world) must(user, method, path string, body any) map[string]any {
	w.t.Helper()
	a := w.do(user, method, path, body)
	if a.status != http.StatusOK {
		w.t.Fatalf("%s %s: %d %s", method, path, a.status, a.body)
	}
	return a.object(w.t)
}

func (a answer) object(t testing.TB) map[string]any {
	t.Helper()
	var o map[string]any
	if err := json.Unmarshal(a.body, &o); err != nil {
		t.Fatalf("%v in %.400s", err, a.body)
	}
	return o
}

// keys are the keys of a 400, sorted.
func (a answer) keys(t testing.TB) []string {
	t.Helper()
	if a.status != http.StatusBadRequest {
		t.Fatalf("status %d: %.400s", a.status, a.body)
	}
	var keys []string
	for k := range a.object(t) {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// settle waits until the public sees all that is in the log.
func (w *world) settle() {
	w.t.Helper()
	head, err := w.log.Head(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	for end := time.Now().Add(2 * time.Minute); w.live.Snapshot().Seq < head; time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("the public sees %d of %d revisions", w.live.Snapshot().Seq, head)
		}
	}
}

// body is a JSON object to change before it is sent.
type body map[string]any

// with is the body with other members; a nil value drops one.
func (b body) with(pairs ...any) body {
	out := body{}
	for k, v := range b {
		out[k] = v
	}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == nil {
			delete(out, pairs[i].(string))
			continue
		}
		out[pairs[i].(string)] = pairs[i+1]
	}
	return out
}

func texts(pairs ...string) []any {
	var out []any
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, body{"language": pairs[i], "value": pairs[i+1]})
	}
	return out
}

func typedTexts(rows ...string) []any {
	var out []any
	for i := 0; i < len(rows); i += 3 {
		out = append(out, body{"type": rows[i], "language": rows[i+1], "value": rows[i+2]})
	}
	return out
}

const (
	aClass  = "http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P6.2"
	aGroup  = "http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1"
	aTerm   = "http://www.yso.fi/onto/koko/p1275"
	wantDoc = "Kuvaus, joka kertoo enemmän kuin tiivistelmä."
)

func serviceBodyOf(name string) body {
	return body{
		"type": "Service", "fundingType": "PubliclyFunded", "areaType": "Nationwide", "languages": []string{"fi", "sv"},
		"serviceNames":                typedTexts("Name", "fi", name),
		"serviceDescriptions":         typedTexts("Summary", "fi", "Tiivistelmä: "+name, "Description", "fi", wantDoc),
		"serviceClasses":              []string{aClass},
		"ontologyTerms":               []string{aTerm},
		"targetGroups":                []string{aGroup},
		"mainResponsibleOrganization": idOf("school").String(),
		"serviceProducers":            []any{body{"provisionType": "SelfProducedServices", "organizations": []string{idOf("school").String()}}},
		"publishingStatus":            "Published",
	}
}

func channelBodyOf(t catalog.ChannelType, name string) body {
	b := body{
		"organizationId":             idOf("school").String(),
		"serviceChannelNames":        texts("fi", name),
		"serviceChannelDescriptions": typedTexts("Summary", "fi", "Tiivistelmä: "+name, "Description", "fi", wantDoc),
		"languages":                  []string{"fi"},
		"publishingStatus":           "Published",
	}
	access := []any{body{"accessibilityClassificationLevel": "Unknown", "language": "fi"}}
	switch t {
	case catalog.EChannel:
		return b.with("webPage", texts("fi", "https://asiointi.example/"), "accessibilityClassification", access,
			"requiresAuthentication", true, "requiresSignature", true, "signatureQuantity", "2",
			"attachments", []any{body{"name": "Ohje", "url": "https://asiointi.example/ohje.pdf", "language": "fi"}})
	case catalog.WebPageChannel:
		return b.with("webPage", texts("fi", "https://sivu.example/"), "accessibilityClassification", access)
	case catalog.PhoneChannel:
		return b.with("phoneNumbers", []any{body{
			"type": "Phone", "number": "401234567", "prefixNumber": "+358", "language": "fi", "serviceChargeType": "FreeOfCharge",
		}})
	case catalog.PrintableForm:
		return b.with("channelUrls", typedTexts("PDF", "fi", "https://lomake.example/a.pdf"), "formIdentifier", texts("fi", "L-1"),
			"deliveryAddresses", []any{body{"subType": "NoAddress", "deliveryAddressInText": texts("fi", "Jätä kouluun.")}})
	}
	return b.with("serviceChannelNames", typedTexts("Name", "fi", name),
		"displayNameType", []any{body{"type": "Name", "language": "fi"}},
		"addresses", []any{body{"type": "Location", "subType": "Single", "country": "FI", "streetAddress": body{
			"street": texts("fi", "Mannerheimintie"), "streetNumber": "1", "postalCode": "00100",
		}}},
		"serviceHours", []any{body{"serviceHourType": "DaysOfTheWeek", "validForNow": true, "openingHour": []any{
			body{"dayFrom": "Monday", "dayTo": "Friday", "from": "08:00", "to": "16:00"},
		}}})
}

func organizationBodyOf(name string) body {
	return body{
		"organizationType": "Organization", "areaType": "Nationwide", "publishingStatus": "Published",
		"organizationNames":        typedTexts("Name", "fi", name),
		"organizationDescriptions": typedTexts("Summary", "fi", "Mitä "+name+" tekee."),
		"displayNameType":          []any{body{"type": "Name", "language": "fi"}},
		"parentOrganizationId":     idOf("school").String(),
	}
}

func generalBodyOf(name string) body {
	return body{
		"names":          typedTexts("Name", "fi", name),
		"descriptions":   typedTexts("Summary", "fi", "Tiivistelmä: "+name, "Description", "fi", wantDoc),
		"serviceClasses": []string{aClass}, "ontologyTerms": []string{aTerm}, "targetGroups": []string{aGroup},
		"type": "PermitOrObligation", "generalDescriptionType": "Municipality", "publishingStatus": "Published",
	}
}

func collectionBodyOf(name string) body {
	return body{
		"organizationId": idOf("school").String(), "serviceCollectionNames": texts("fi", name), "publishingStatus": "Published",
		"serviceCollectionDescriptions": typedTexts("Summary", "fi", "Tiivistelmä: "+name, "Description", "fi", wantDoc),
	}
}

func idIn(o map[string]any) string { return fmt.Sprint(o["id"]) }
