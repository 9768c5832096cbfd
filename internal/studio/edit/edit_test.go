package edit_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
)

// service fills the form of a service so that it can be published.
func service(v *visitor, name string) url.Values {
	f := v.get("/content/new/Service?organization=" + town.String()).is(http.StatusOK).form()
	class := codes.ServiceClasses().Top()[0].Children[0]
	for key, value := range map[string]string{
		"serviceNames.Name.fi": name, "serviceDescriptions.Summary.fi": "Kertoo asiasta lyhyesti.",
		"serviceDescriptions.Description.fi": "Kertoo asiasta pitkästi ja selvästi.", "type": "Service",
		"fundingType": "PubliclyFunded", "areaType": "Nationwide", "serviceClasses": class.URI,
		"ontologyTerms": codes.Ontology().All()[0].URI, "targetGroups": codes.TargetGroups().Top()[0].URI,
	} {
		f.Set(key, value)
	}
	return f
}

const newService = "/content/new/Service?organization=11111111-0000-4000-8000-000000000001"

// made saves the form of a new service and returns the address of its page.
func made(v *visitor, name, do string) string {
	v.w.t.Helper()
	f := service(v, name)
	f.Set("do", do)
	a := v.post(newService, f).is(http.StatusOK)
	return strings.TrimPrefix(a.path, "/studio/fi")
}

func ref(t *testing.T, path string) editorial.Ref {
	t.Helper()
	parts := strings.Split(path, "/")
	id, err := parse(parts[3])
	if err != nil {
		t.Fatal(err)
	}
	kind := catalog.KindService
	if parts[2] == "channel" {
		kind = catalog.KindServiceChannel
	}
	return editorial.Ref{Kind: kind, ID: id}
}

func TestAServiceIsMadeEditedAndPublished(t *testing.T) {
	w := newWorld(t)
	v := w.visit("eeva")
	at := made(v, "Rakennuslupa", "save")
	v.get(at).says("Rakennuslupa", "Luonnos", "Eeva")
	f := v.get(at + "/edit").is(http.StatusOK).form()
	f.Set("serviceDescriptions.ProcessingTime.fi", "Kaksi viikkoa.")
	f.Set("do", "publish")
	v.post(at+"/edit", f).is(http.StatusOK).says("Tallennettu ja julkaistu.", "Julkaistu")
	now, err := w.desk.Read(t.Context(), editorial.Job("test"), ref(t, at))
	if err != nil {
		t.Fatal(err)
	}
	s := now.Entity.(*catalog.Service)
	if got := s.ServiceDescriptions.In(catalog.TypeProcessingTime, "fi"); got != "Kaksi viikkoa." {
		t.Errorf("processing time %q", got)
	}
	if s.Responsible() != town || len(s.OntologyTerms) != 1 {
		t.Errorf("content %+v", s)
	}
	f = v.get(at + "/edit").form()
	f.Set("do", "save")
	v.post(at+"/edit", f).says("Mikään ei muuttunut.")
}

func TestPublishingTellsEveryProblemAtItsField(t *testing.T) {
	v := newWorld(t).visit("eeva")
	f := v.get(newService).form()
	f.Set("serviceNames.Name.fi", "Lupa")
	f.Set("do", "publish")
	a := v.post(newService, f).is(http.StatusUnprocessableEntity)
	a.says(`href="#f-serviceDescriptions.Summary.fi"`, `href="#f-serviceDescriptions.Description.fi"`, `id="f-serviceDescriptions.UserInstruction.fi-a"`, `href="#f-fundingType"`, `href="#f-areaType"`, `href="#f-serviceClasses"`,
		`id="f-fundingType-p"`, `aria-invalid="true"`, `value="Lupa"`, `>Kuvaus suomeksi: Kirjoita kuvaus`)
	for _, link := range links(a) {
		if !strings.Contains(a.body, `id="`+link+`"`) {
			t.Errorf("the summary leads to %s, which is not there", link)
		}
	}
	f.Set("do", "check")
	v.post(newService, f).is(http.StatusOK).says("Nämä on korjattava ennen julkaisua", "Mitä muuttuu")
}

// links are the places of the page that its summary leads to.
func links(a *answer) []string {
	var out []string
	_, rest, _ := strings.Cut(a.body, `id="problems"`)
	rest, _, _ = strings.Cut(rest, "</div>")
	for {
		_, after, ok := strings.Cut(rest, `href="#`)
		if !ok {
			return out
		}
		link, after, _ := strings.Cut(after, `"`)
		out, rest = append(out, link), after
	}
}

func TestRowsComeAndGoAndKeepWhatWasTyped(t *testing.T) {
	v := newWorld(t).visit("eeva")
	const path = "/content/new/Phone?organization=11111111-0000-4000-8000-000000000001"
	f := v.get(path).is(http.StatusOK).form()
	f.Set("serviceChannelNames.Name.fi", "Neuvonta")
	for range 2 {
		f.Set("do", "add:phoneNumbers")
		f = v.post(path, f).is(http.StatusOK).form()
	}
	f.Set("phoneNumbers.0.number", "091234567")
	f.Set("phoneNumbers.1.number", "401234567")
	f.Set("do", "remove:phoneNumbers.0")
	f = v.post(path, f).is(http.StatusOK).form()
	if f.Get("serviceChannelNames.Name.fi") != "Neuvonta" || f.Get("phoneNumbers.1.number") != "401234567" || f.Has("phoneNumbers.0.number") {
		t.Errorf("form %v", f)
	}
	f.Set("do", "language:sv")
	f = v.post(path, f).form()
	f.Set("serviceChannelNames.Name.sv", "Rådgivning")
	f.Set("do", "save")
	at := strings.TrimPrefix(v.post(path, f).is(http.StatusOK).path, "/studio/fi")
	v.get(at).says("Neuvonta", "Suomeksi", "Ruotsiksi")
	v.get(strings.Replace("/studio/fi"+at+"/edit", "/fi/", "/sv/", 1)).is(http.StatusOK).says("Telefonnummer", "401234567", "Rådgivning")
}

func TestEveryTypeOfChannelHasAFormAndIsKept(t *testing.T) {
	v := newWorld(t).visit("eeva")
	for _, typ := range catalog.ChannelTypes() {
		path := "/content/new/" + string(typ) + "?organization=" + office.String()
		f := v.get(path).is(http.StatusOK).form()
		f.Set("serviceChannelNames.Name.fi", "Kanava "+string(typ))
		f.Set("serviceChannelDescriptions.Summary.fi", "Lyhyt kuvaus kanavasta.")
		f.Set("do", "save")
		a := v.post(path, f).is(http.StatusOK).says("Tallennettu.", "Virasto")
		v.get(a.path+"/edit").is(http.StatusOK).says("Kanava "+string(typ), "Lyhyt kuvaus kanavasta.")
	}
}

func TestTwoPeopleSettleWhatBothChanged(t *testing.T) {
	w := newWorld(t)
	eeva, kalle := w.visit("eeva"), w.visit("kalle")
	at := made(eeva, "Lupa", "save")
	mine, theirs := eeva.get(at+"/edit").form(), kalle.get(at+"/edit").form()
	theirs.Set("serviceDescriptions.Summary.fi", "Kallen tiivistelmä.")
	theirs.Set("serviceDescriptions.DeadLine.fi", "Kallen määräaika.")
	theirs.Set("do", "save")
	kalle.post(at+"/edit", theirs).is(http.StatusOK)
	mine.Set("serviceDescriptions.Summary.fi", "Eevan tiivistelmä.")
	mine.Set("requirements.fi", "Eevan ehdot ja kriteerit.")
	mine.Set("do", "save")
	page := eeva.post(at+"/edit", mine).is(http.StatusConflict).says("Kalle", "Eevan tiivistelmä.", "Kallen tiivistelmä.", "Kertoo asiasta lyhyesti.")
	choice := page.form()
	choice.Set("do", "resolve")
	eeva.post(at+"/edit", choice).is(http.StatusConflict).says("Valitse näihin kohtiin")
	for _, c := range []struct{ choice, want string }{{"theirs", "Kallen tiivistelmä."}, {"mine", "Eevan tiivistelmä."}, {"base", "Kertoo asiasta lyhyesti."}} {
		choice.Set("choice.0", c.choice)
		choice.Set("do", "continue")
		f := eeva.post(at+"/edit", choice).is(http.StatusOK).form()
		for key, want := range map[string]string{
			"serviceDescriptions.Summary.fi": c.want, "serviceDescriptions.DeadLine.fi": "Kallen määräaika.", "requirements.fi": "Eevan ehdot ja kriteerit.",
		} {
			if got := f.Get(key); got != want {
				t.Errorf("%s: %s is %q, want %q", c.choice, key, got, want)
			}
		}
	}
	choice.Set("choice.0", "theirs")
	choice.Set("do", "resolve")
	eeva.post(at+"/edit", choice).is(http.StatusOK).says("Tallennettu.")
	eeva.get(at+"/edit").says("Kallen tiivistelmä.", "Kallen määräaika.", "Eevan ehdot ja kriteerit.")
}

func TestHistoryTellsDifferencesAndRestores(t *testing.T) {
	v := newWorld(t).visit("eeva")
	at := made(v, "Lupa", "publish")
	f := v.get(at + "/edit").form()
	f.Set("serviceNames.Name.fi", "Uusi lupa")
	f.Set("do", "save")
	v.post(at+"/edit", f).is(http.StatusOK)
	v.get(at+"/history").is(http.StatusOK).says("Eeva", "Julkaistu", "Tallennettu", "julkinen nyt")
	v.get(at+"/difference?from=1&to=2").is(http.StatusOK).says("Nimet: Nimi suomeksi", "<del>Lupa</del>", "<ins>Uusi lupa</ins>")
	v.get(at + "/difference?from=1&to=99").is(http.StatusNotFound)
	v.get(at + "/difference?from=x").is(http.StatusBadRequest)
	v.post(at+"/revert", url.Values{"number": {"1"}}).is(http.StatusOK).says("Version 1 sisältö on palautettu")
	v.get(at + "/edit").says(`value="Lupa"`)
}

func TestTheLifeOfAnEntity(t *testing.T) {
	v := newWorld(t).visit("eeva")
	at := made(v, "Lupa", "save")
	for _, step := range []struct {
		action string
		values url.Values
		says   string
	}{
		{"publish", url.Values{"do": {"check"}}, "Mitä muuttuu"},
		{"publish", nil, "Julkaistu."},
		{"withdraw", nil, "Vedetty pois julkaisusta."},
		{"publish", nil, "Julkaistu."},
		{"archive", nil, "Arkistoitu."},
		{"restore", nil, "Palautettu."},
		{"schedule", url.Values{"publishAt": {"2099-01-02T08:00"}}, "2.1.2099 08.00"},
		{"schedule", nil, "Ajat on tallennettu."},
		{"copy", url.Values{"organization": {office.String()}}, "Kopio on valmis"},
	} {
		v.post(at+"/"+step.action, step.values).is(http.StatusOK).says(step.says)
	}
	v.post(at+"/schedule", url.Values{"publishAt": {"huomenna"}}).is(http.StatusUnprocessableEntity).says("huomenna")
	v.post(at+"/schedule", url.Values{"publishAt": {"2001-01-01T08:00"}}).is(http.StatusUnprocessableEntity)
	v.post(at+"/copy", url.Values{"organization": {abroad.String()}}).is(http.StatusForbidden)
	draft := made(v, "Luonnos", "save")
	v.post(draft+"/discard", nil).is(http.StatusOK).says("Luonnos on poistettu.")
}

func TestConnectionsAreMadeAndNotLostToAColleague(t *testing.T) {
	w := newWorld(t)
	v := w.visit("eeva")
	const path = "/content/new/WebPage?organization=11111111-0000-4000-8000-000000000001"
	f := v.get(path).form()
	f.Set("do", "add:webPages")
	f.Set("serviceChannelNames.Name.fi", "Lupasivu")
	f.Set("serviceChannelDescriptions.Summary.fi", "Lyhyt kuvaus sivusta.")
	f.Set("serviceChannelDescriptions.Description.fi", "Pitkä kuvaus sivusta.")
	f = v.post(path, f).form()
	f.Set("webPages.0.url", "https://www.example.fi/lupa")
	f.Set("do", "add:accessibilityClassification")
	f = v.post(path, f).form()
	f.Set("accessibilityClassification.0.accessibilityClassificationLevel", "Unknown")
	f.Set("do", "publish")
	v.post(path, f).is(http.StatusOK).says("julkaistu")
	at := made(v, "Lupa", "save")
	f = v.get(at + "/connections").is(http.StatusOK).form()
	f.Set("find.@channel", "lupasivu")
	f.Set("do", "find:@channel")
	found := v.post(at+"/connections", f).is(http.StatusOK).says("Liitä: Lupasivu")
	_, pick, _ := strings.Cut(found.body, `value="pick:`)
	pick, _, _ = strings.Cut(pick, `"`)
	stale := f
	f.Set("do", "pick:"+pick)
	f = v.post(at+"/connections", f).is(http.StatusOK).form()
	f.Set("connections.0.description.Description.fi", "Täytä lomake sivulla.")
	f.Set("do", "check")
	v.post(at+"/connections", f).is(http.StatusOK).says("Liitetään: Lupasivu")
	f.Set("do", "save")
	v.post(at+"/connections", f).is(http.StatusOK).says("Liitokset on tallennettu.", "Lupasivu")
	stale.Set("do", "save")
	v.post(at+"/connections", stale).is(http.StatusConflict).says("Joku muu on muuttanut liitoksia")
	f = v.get(at + "/connections").says("Täytä lomake sivulla.").form()
	f.Set("do", "remove:connections.0")
	f = v.post(at+"/connections", f).form()
	f.Set("do", "save")
	v.post(at+"/connections", f).is(http.StatusOK).says("Ei liitoksia.")
}

func TestManyAreArchivedAndTheUndoingReported(t *testing.T) {
	v := newWorld(t).visit("eeva")
	values := url.Values{"action": {"archive"}}
	for _, name := range []string{"Yksi", "Kaksi"} {
		values.Add("ref", "Service "+strings.Split(made(v, name, "publish"), "/")[3])
	}
	v.post("/content/mass", values).is(http.StatusOK).says("Onnistuisi: 2", "Yksi", "Kaksi")
	v.get("/content").says("Yksi", "Kaksi")
	values.Set("do", "sure")
	done := v.post("/content/mass", values).is(http.StatusOK).says("Tehty: 2")
	v.get("/content?status=Deleted").says("Yksi", "Kaksi")
	_, id, _ := strings.Cut(done.body, `name="id" value="`)
	id, _, _ = strings.Cut(id, `"`)
	v.post("/content/mass/undo", url.Values{"id": {id}}).is(http.StatusOK).says("Peruttu", "Tehty: 2")
	v.get("/content?status=Published&q=yksi").says("Yksi", "Sisältöjä: 1")
	v.post("/content/mass/undo", url.Values{"id": {town.String()}}).is(http.StatusNotFound)
	v.post("/content/mass/undo", url.Values{"id": {"zz"}}).is(http.StatusBadRequest)
	v.post("/content/mass", url.Values{"action": {"archive"}}).says("Valitse ensin")
	v.post("/content/mass", url.Values{"action": {"explode"}, "ref": values["ref"]}).is(http.StatusBadRequest)
	v.post("/content/mass", url.Values{"action": {"archive"}, "ref": {"Organization " + town.String()}}).is(http.StatusBadRequest)
}

func TestOnlyWhoMayChangesContent(t *testing.T) {
	w := newWorld(t)
	at := made(w.visit("eeva"), "Lupa", "publish")
	reader, stranger := w.visit("lotta"), w.visit("vieras")
	reader.get(at).is(http.StatusOK)
	reader.get(at + "/history").is(http.StatusOK)
	for _, v := range []*visitor{reader, stranger} {
		v.get(at + "/edit").is(http.StatusForbidden)
		v.get(at + "/connections").is(http.StatusForbidden)
		v.post(at+"/edit", url.Values{"@base": {"1"}, "do": {"save"}}).is(http.StatusForbidden)
		v.post(at+"/revert", url.Values{"number": {"1"}}).is(http.StatusForbidden)
		for _, action := range []string{"publish", "withdraw", "archive", "restore", "discard", "schedule", "confirm"} {
			v.post(at+"/"+action, nil).is(http.StatusForbidden)
		}
		v.get(newService).is(http.StatusForbidden)
		v.post(newService, url.Values{"do": {"save"}}).is(http.StatusForbidden)
		if page := v.get(at); strings.Contains(page.body, at+"/edit") || strings.Contains(page.body, at+"/archive") {
			t.Error("the page offers what the reader may not do")
		}
	}
	id := strings.Split(at, "/")[3]
	stranger.post("/content/mass", url.Values{"action": {"archive"}, "do": {"sure"}, "ref": {"Service " + id}}).
		is(http.StatusOK).says("Sinulla ei ole oikeutta tähän.", "Tehty: 0")
	jarless := &visitor{w: w, client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
	jarless.get("/content").is(http.StatusSeeOther)
	jarless.post(at+"/archive", nil).is(http.StatusForbidden)
}

func TestBadInputIsRefusedOrPassedOver(t *testing.T) {
	w := newWorld(t)
	v := w.visit("eeva")
	at := made(v, "Lupa", "save")
	v.get("/content/service/zz").is(http.StatusNotFound)
	v.get("/content/thing/" + town.String()).is(http.StatusNotFound)
	v.get("/content/service/" + town.String()).is(http.StatusNotFound)
	v.get("/content/new/Organization").is(http.StatusNotFound)
	v.get("/content/new/Service?organization=zz").is(http.StatusBadRequest)
	v.get("/content?organization=zz").is(http.StatusBadRequest)
	v.get("/content?page=-1&type=%00&status=x").is(http.StatusOK)
	f := v.get(at + "/edit").form()
	for _, base := range []string{"", "x", "0", "-1"} {
		f.Set("@base", base)
		f.Set("do", "save")
		v.post(at+"/edit", f).is(http.StatusBadRequest)
	}
	f.Set("@base", "99")
	v.post(at+"/edit", f).is(http.StatusNotFound)
	f.Set("@base", "1")
	f.Set("unknown.member", "x")
	f.Set("id", abroad.String())
	f.Set("modified", "2001-01-01T00:00:00")
	f.Set("organizations.0.organizationId", "not an id")
	v.post(at+"/edit", f).is(http.StatusUnprocessableEntity).says("Tarkista arvo.")
	f.Set("organizations.0.organizationId", abroad.String())
	v.post(at+"/edit", f).is(http.StatusForbidden)
	f.Set("organizations.0.organizationId", town.String())
	f.Set("fundingType", "Magic")
	v.post(at+"/edit", f).is(http.StatusUnprocessableEntity).says("Magic")
	f.Set("fundingType", "MarketFunded")
	f.Set("serviceDescriptions.Summary.fi", strings.Repeat("ä", 151))
	v.post(at+"/edit", f).is(http.StatusUnprocessableEntity).says("150")
	f.Set("serviceDescriptions.Summary.fi", strings.Repeat("ä", 2<<20))
	v.post(at+"/edit", f).is(http.StatusRequestEntityTooLarge).says("Lomake on liian suuri")
	f.Set("serviceDescriptions.Summary.fi", "<script>alert(1)</script> & kerran")
	f.Set("do", "save")
	if page := v.post(at+"/edit", f).is(http.StatusOK); strings.Contains(page.body, "<script>alert") {
		t.Error("a text became markup")
	}
	if page := v.get(at + "/edit"); strings.Contains(page.body, "<script") {
		t.Error("the form has a script")
	}
}
