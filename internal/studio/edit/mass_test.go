package edit_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/editorial"
)

// chosen makes services and returns a form in which they are ticked.
func chosen(v *visitor, action, how string, names ...string) url.Values {
	values := url.Values{"action": {action}}
	for _, name := range names {
		values.Add("ref", "Service "+strings.Split(made(v, name, how), "/")[3])
	}
	return values
}

// undo takes a mass action back by the button of its report.
func (v *visitor) undo(report string) {
	_, id, _ := strings.Cut(report, `name="id" value="`)
	id, _, _ = strings.Cut(id, `"`)
	v.post("/content/mass/undo", url.Values{"id": {id}}).is(http.StatusOK).says("Peruttu")
}

func TestManyAreCopied(t *testing.T) {
	v := newWorld(t).visit("eeva")
	values := chosen(v, "copy", "publish", "Yksi", "Kaksi")
	v.post("/content/mass", values).is(http.StatusOK).says("Valittuja: 2", "Sama kuin alkuperäisellä", `name="organization"`)
	v.get("/content?status=Draft").says("Sisältöjä: 0")
	values.Set("organization", "")
	v.post("/content/mass", values).is(http.StatusOK).says("Onnistuisi: 2", "Organisaatio: Sama kuin alkuperäisellä")
	v.get("/content?status=Draft").says("Sisältöjä: 0")
	values.Set("do", "sure")
	done := v.post("/content/mass", values).is(http.StatusOK).says("Tehty: 2")
	v.get("/content?status=Draft").says("Yksi", "Kaksi", "Sisältöjä: 2")
	v.undo(done.body)
	v.get("/content?status=Draft").says("Sisältöjä: 0")
	for _, bad := range []string{"zz", "00000000"} {
		values.Set("organization", bad)
		v.post("/content/mass", values).is(http.StatusBadRequest)
	}
	values.Set("organization", abroad.String())
	values.Del("do")
	v.post("/content/mass", values).is(http.StatusOK).says("Ei onnistu: 2")
}

func TestManyAreHandedOver(t *testing.T) {
	v := newWorld(t).visit("eeva")
	values := chosen(v, "owner", "publish", "Yksi", "Kaksi")
	v.post("/content/mass", values).is(http.StatusOK).says("Valittuja: 2")
	values.Set("organization", town.String())
	v.post("/content/mass", values).is(http.StatusOK).says("Onnistuisi: 0", "Pysyy ennallaan: 2")
	values.Set("organization", "")
	v.post("/content/mass", values).is(http.StatusBadRequest)
	values.Set("organization", abroad.String())
	v.post("/content/mass", values).is(http.StatusOK).says("Ei onnistu: 2", "Sinulla ei ole oikeutta")
	other := office.String()
	values.Set("organization", other)
	v.post("/content/mass", values).is(http.StatusOK).says("Onnistuisi: 2", "Organisaatio: Virasto", `name="organization" value="`+other+`"`)
	values.Set("do", "sure")
	done := v.post("/content/mass", values).is(http.StatusOK).says("Tehty: 2")
	v.get("/content?organization="+other).says("Yksi", "Kaksi")
	v.undo(done.body)
	v.get("/content?organization=" + other).says("Sisältöjä: 0")
}

func TestManyAreScheduled(t *testing.T) {
	v := newWorld(t).visit("eeva")
	values := chosen(v, "schedule", "publish", "Yksi", "Kaksi")
	v.post("/content/mass", values).is(http.StatusOK).says("Valittuja: 2", `type="datetime-local"`)
	values.Set("publishAt", "")
	values.Set("archiveAt", "huomenna")
	v.post("/content/mass", values).is(http.StatusUnprocessableEntity).says("huomenna", `role="alert"`)
	values.Set("archiveAt", "2001-01-01T08:00")
	v.post("/content/mass", values).is(http.StatusOK).says("Ei onnistu: 2")
	values.Set("archiveAt", "2199-12-31T08:00")
	v.post("/content/mass", values).is(http.StatusOK).says("Onnistuisi: 2", "Arkistoidaan: 31.12.2199 08.00", "Julkaistaan: ei aikaa", `name="archiveAt" value="2199-12-31T08:00"`)
	values.Set("do", "sure")
	done := v.post("/content/mass", values).is(http.StatusOK).says("Tehty: 2")
	at := "/content/service/" + strings.Fields(values["ref"][0])[1]
	v.get(at).says("31.12.2199 08.00")
	v.undo(done.body)
	if body := v.get(at).body; strings.Contains(body, "31.12.2199") {
		t.Error("the date is still there")
	}
}

func TestOneAndManyAreCheckedAndThePageTells(t *testing.T) {
	v := newWorld(t).visit("eeva")
	values := chosen(v, "confirm", "publish", "Yksi", "Kaksi")
	at := "/content/service/" + strings.Fields(values["ref"][0])[1]
	if body := v.get(at).body; strings.Contains(body, "<dt>Tarkistettu</dt>") {
		t.Error("it was checked before anybody did")
	}
	v.post(at+"/confirm", url.Values{"do": {"do"}}).is(http.StatusOK).says("Merkitty tarkistetuksi.", "<dt>Tarkistettu</dt>")
	v.get(at + "/history").says("Tarkistettu")
	draft := chosen(v, "confirm", "save", "Luonnos")
	values.Add("ref", draft.Get("ref"))
	v.post("/content/mass", values).is(http.StatusOK).says("Onnistuisi: 2", "Ei onnistu: 1", "Tarkistetuksi merkitseminen")
	values.Set("do", "sure")
	v.undo(v.post("/content/mass", values).is(http.StatusOK).says("Tehty: 2").body)
}

func TestMoreThanAMassActionTakesIsRefusedAtOnce(t *testing.T) {
	v := newWorld(t).visit("eeva")
	refs := make([]string, editorial.MaxMass+1)
	for i := range refs {
		refs[i] = "Service " + uuid.NewString()
	}
	for _, action := range []string{"copy", "archive"} {
		v.post("/content/mass", url.Values{"action": {action}, "ref": refs}).is(http.StatusBadRequest)
	}
	same := make([]string, len(refs))
	for i := range same {
		same[i] = refs[0]
	}
	v.post("/content/mass", url.Values{"action": {"copy"}, "ref": same}).is(http.StatusOK).says("Valittuja: 1")
}
