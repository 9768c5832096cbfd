package mirror_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/mirror"
	"github.com/varanto/varanto/internal/store"
)

// nation is a source with two trees of organisations, 1-1 with 1-2 below it and 1-5, a service and a channel of each,
// and a service of 1-2 that leans on the channel of 1-5.
func nation(t *testing.T) *source {
	s := newSource(t)
	s.publish("Organization", numbered(1, 1), organization("Kunta", ""))
	s.publish("Organization", numbered(1, 2), organization("Toimiala", numbered(1, 1)))
	s.publish("Organization", numbered(1, 5), organization("Vieras", ""))
	for _, n := range []int{1, 2, 5} {
		s.publish("ServiceChannel", numbered(2, n), channel(numbered(1, n)))
		s.publish("Service", numbered(3, n), service(fmt.Sprint("Palvelu ", n), numbered(1, n)))
	}
	s.publish("Service", numbered(3, 2), strings.Replace(service("Palvelu 2", numbered(1, 2)), `"serviceChannels":[]`,
		`"serviceChannels":[{"serviceChannel":{"id":"`+numbered(2, 5)+`"}}]`, 1))
	s.publish("ServiceChannel", numbered(2, 5), strings.Replace(channel(numbered(1, 5)), `"services":[]`,
		`"services":[{"service":{"id":"`+numbered(3, 2)+`"}},{"service":{"id":"`+numbered(3, 5)+`"}}]`, 1))
	s.publish("ServiceCollection", numbered(5, 1), `{"organizationId":"`+numbered(1, 1)+`","services":[{"id":"`+numbered(3, 1)+
		`"},{"id":"`+numbered(3, 5)+`"}],"serviceCollectionNames":[{"language":"fi","value":"Kokonaisuus"}]}`)
	return s
}

func ids(numbers ...string) []catalog.ID {
	out := make([]catalog.ID, len(numbers))
	for i, n := range numbers {
		out[i] = uuid.MustParse(n)
	}
	return out
}

// held lists what the log has, by kind and number.
func inLog(t *testing.T, log store.Log) []string {
	t.Helper()
	var out []string
	_, err := log.Latest(t.Context(), func(e store.Entry) error {
		if e.Kind != catalog.KindConnection {
			out = append(out, fmt.Sprintf("%s %s", e.Kind, strings.TrimLeft(e.ID.String()[24:], "0")))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func TestChosenOrganizationsComeWithTheirTreesAndWhatTheyLeanOn(t *testing.T) {
	s, log, dir := nation(t), openLog(t), t.TempDir()
	o := options(s, dir)
	o.Organizations = ids(numbered(1, 1))
	report := run(t, log, o)
	if report.Import.Rejected() != 0 {
		t.Errorf("rejections %v", report.Import.Rejections)
	}
	want := []string{
		"Organization 1", "Organization 2", "Organization 5", "Service 1", "Service 2", "ServiceChannel 1",
		"ServiceChannel 2", "ServiceChannel 5", "ServiceCollection 1",
	}
	if diff := cmp.Diff(want, inLog(t, log)); diff != "" {
		t.Errorf("the log (-want +got):\n%s", diff)
	}
	// The choice is remembered.
	s.publish("Service", numbered(3, 6), service("Uusi vieras", numbered(1, 5)))
	s.publish("Service", numbered(3, 7), service("Uusi oma", numbered(1, 2)))
	if report := run(t, log, options(s, dir)); report.Whole || report.Import.Rejected() != 0 {
		t.Errorf("whole %t, rejections %v", report.Whole, report.Import.Rejections)
	}
	if diff := cmp.Diff(append(want, "Service 7"), inLog(t, log), sortStrings); diff != "" {
		t.Errorf("after a later run (-want +got):\n%s", diff)
	}
	// Another choice asks for everything.
	o.Organizations = nil
	o.Everything = true
	if report := run(t, log, o); !report.Whole || report.Import.Rejected() != 0 {
		t.Errorf("whole %t, rejections %v", report.Whole, report.Import.Rejections)
	}
	if got := inLog(t, log); !slices.Contains(got, "Service 5") || !slices.Contains(got, "Service 6") {
		t.Errorf("the log after all: %v", got)
	}
}

var sortStrings = cmp.Transformer("sorted", func(in []string) []string { return slices.Sorted(slices.Values(in)) })

func TestAnOrganizationThatTheSourceLacksIsNotChosen(t *testing.T) {
	s, log := nation(t), openLog(t)
	o := options(s, t.TempDir())
	o.Organizations = ids(numbered(1, 8))
	if _, err := mirrorRun(t, log, o); err == nil || !strings.Contains(err.Error(), numbered(1, 8)) {
		t.Errorf("error %v", err)
	}
}

func TestWhatIsMirroredIsReadOnlyAndWhatIsMasteredHereIsLeftAlone(t *testing.T) {
	s, log, dir := nation(t), openLog(t), t.TempDir()
	ctx := t.Context()
	o := options(s, dir)
	o.Organizations = ids(numbered(1, 1))
	run(t, log, o)
	register := editorial.NewRegister(log)
	desk := editorial.NewDesk(log, register, editorial.Options{})
	eeva := editorial.Caller{Actor: "u:eeva", Role: editorial.Admin, Rights: editorial.RightRead | editorial.RightWrite}
	theirs := editorial.Ref{Kind: catalog.KindService, ID: uuid.MustParse(numbered(3, 1))}
	town := editorial.Ref{Kind: catalog.KindOrganization, ID: uuid.MustParse(numbered(1, 1))}

	var forbidden *editorial.Forbidden
	for what, err := range map[string]error{
		"archive": second(desk.Archive(ctx, eeva, theirs, editorial.Archiving{})),
		"publish": second(desk.Publish(ctx, eeva, theirs)),
		"create": second(desk.Create(ctx, eeva, editorial.Edit{Entity: &catalog.ServiceCollection{
			OrganizationID: town.ID, ServiceCollectionNames: catalog.Texts{{Language: "fi", Value: "Oma"}},
		}})),
	} {
		if !errors.As(err, &forbidden) || forbidden.Rule != editorial.RuleMirrored {
			t.Errorf("%s of what is mirrored: %v", what, err)
		}
	}
	if !register.Mirrored(theirs) || !register.Mirrored(town) {
		t.Error("it is not marked as mirrored")
	}

	// An organisation of our own, with content whose id the source happens to use, too.
	own := &catalog.Organization{
		OrganizationType: "State", OrganizationNames: catalog.TypedTexts{{Type: "Name", Language: "fi", Value: "Oma"}},
		AreaType: catalog.Nationwide, DisplayNameType: []catalog.NameType{{Type: "Name", Language: "fi"}},
	}
	made, err := desk.Create(ctx, eeva, editorial.Edit{Entity: own})
	if err != nil {
		t.Fatal(err)
	}
	clash := uuid.MustParse(numbered(3, 9))
	if _, err := desk.Create(ctx, eeva, editorial.Edit{Entity: &catalog.Service{
		ID: clash, ServiceNames: catalog.TypedTexts{{Type: "Name", Language: "fi", Value: "Oma palvelu"}},
		Organizations: []catalog.ServiceOrganization{{OrganizationID: made.ID, RoleType: catalog.RoleResponsible}},
	}}); err != nil {
		t.Fatal(err)
	}
	s.publish("Service", numbered(3, 9), service("Lähteen palvelu", numbered(1, 1)))
	s.publish("Service", numbered(3, 1), service("Uusi nimi", numbered(1, 1)))
	s.publish("ServiceChannel", numbered(2, 1), strings.Replace(channel(numbered(1, 1)), `"services":[]`,
		`"services":[{"service":{"id":"`+numbered(3, 9)+`"}}]`, 1))
	o.Whole = true
	run(t, log, o)
	if _, err := log.Newest(ctx, catalog.KindConnection, catalog.ConnectionID(clash, uuid.MustParse(numbered(2, 1)))); err == nil {
		t.Error("the source connected our service")
	}
	rev, err := log.Newest(ctx, catalog.KindService, clash)
	if err != nil || rev.Actor != "u:eeva" || rev.Number != 1 {
		t.Errorf("our service is at revision %d by %s, %v", rev.Number, rev.Actor, err)
	}
	if rev, err := log.Newest(ctx, catalog.KindService, theirs.ID); err != nil || rev.Number != 2 {
		t.Errorf("the mirrored service is at revision %d, %v", rev.Number, err)
	}
	if statusOf(t, log, catalog.KindOrganization, made.ID.String()) != catalog.StatusDraft {
		t.Error("our organisation was archived")
	}
}

func TestReleasedContentIsMasteredHere(t *testing.T) {
	s, log, dir := nation(t), openLog(t), t.TempDir()
	ctx := t.Context()
	if err := mirror.Release(ctx, log, s.URL); err == nil {
		t.Error("released what was never mirrored")
	}
	run(t, log, options(s, dir))
	if err := mirror.Release(ctx, log, s.URL); err != nil {
		t.Fatal(err)
	}
	register := editorial.NewRegister(log)
	desk := editorial.NewDesk(log, register, editorial.Options{})
	ref := editorial.Ref{Kind: catalog.KindService, ID: uuid.MustParse(numbered(3, 1))}
	eeva := editorial.Caller{Actor: "u:eeva", Role: editorial.Admin, Rights: editorial.RightRead | editorial.RightWrite}
	if _, err := desk.Archive(ctx, eeva, ref, editorial.Archiving{}); err != nil {
		t.Fatal(err)
	}
	if register.Mirrored(ref) {
		t.Error("it counts as mirrored")
	}
	// Followed again, the source changes what nobody changed here.
	s.publish("Service", numbered(3, 1), service("Uusi nimi", numbered(1, 1)))
	if report := run(t, log, options(s, dir)); !report.Whole {
		t.Error("the run that follows again is not whole")
	}
	if statusOf(t, log, catalog.KindService, numbered(3, 1)) != catalog.StatusDeleted {
		t.Error("what was archived here is back")
	}
}

func second[T any](_ T, err error) error { return err }
