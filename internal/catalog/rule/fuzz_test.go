package rule_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// FuzzPublish reads any JSON as an entity of every kind and asks all rules of it.
func FuzzPublish(f *testing.F) {
	for _, e := range sound() {
		document, err := catalog.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	for _, b := range allBreaches() {
		if document, err := catalog.Marshal(b.broken()); err == nil {
			f.Add(document)
		}
	}
	f.Add([]byte(`{"organizations":[{}],"areas":[{"type":"Region","code":"0"}],"areaType":"LimitedType"}`))
	f.Add([]byte(`{"serviceHours":[{"openingHour":[{"from":"é:00","to":"00:é0"}]}],"phoneNumbers":[{"prefixNumber":"+"}]}`))
	f.Add([]byte(`{"addresses":[{"subType":"Single","streetAddress":{}},{"type":"Location","subType":"Abroad"}]}`))
	w := world()
	f.Fuzz(func(t *testing.T, document []byte) {
		for _, kind := range catalog.Kinds() {
			e, err := catalog.Unmarshal(kind, document)
			if err != nil {
				continue
			}
			draft, complete, publish := rule.Draft(e, w), rule.Complete(e, w), rule.Publish(e, w)
			if len(draft) > len(complete) || len(complete) > len(publish) {
				t.Errorf("%d, %d and %d problems: a step asks less than the one before it", len(draft), len(complete), len(publish))
			}
			for _, p := range publish {
				if _, known := rule.Find(p.Rule); !known || p.Message == "" {
					t.Errorf("%+v is of no rule or says nothing", p)
				}
				for _, lang := range languages {
					if rule.Message(lang, p) == "" {
						t.Errorf("%s says nothing in %s", p.Rule, lang)
					}
				}
			}
			if fresh := rule.Fresh(publish, publish); fresh != nil {
				t.Errorf("what has not changed is fresh: %v", fresh)
			}
			rule.Publish(e, nil)
			rule.Archive(e, w)
			if again := rule.Publish(e, w); !cmp.Equal(again, publish) {
				t.Error(cmp.Diff(publish, again))
			}
		}
	})
}

// FuzzForms asks the forms of addresses of any text.
func FuzzForms(f *testing.F) {
	for _, s := range []string{"a@b.fi", "https://a.fi:80/?b#c", `"a"@b`, "https://[::1]", "http://@:", "ftp://.", "@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if rule.IsEmail(s) && rule.IsURL(s) {
			t.Errorf("%q is a mail address and a web address", s)
		}
		if key := rule.NameKey(s); rule.NameKey(key) != key && !hasOddCase(s) {
			t.Errorf("the key of the key %q is another one", key)
		}
	})
}

// hasOddCase tells of letters whose small form has itself a small form of its own.
func hasOddCase(s string) bool {
	for _, r := range s {
		if r > 0x17f {
			return true
		}
	}
	return false
}

// A hostile entity has long lists of whatever is compared with one another.
func TestLongListsCostNoMoreThanTheirLength(t *testing.T) {
	const n = 20_000
	s, c, k := service(), location(), connection()
	for i := range n {
		id := uuid.NewSHA1(uuid.NameSpaceOID, []byte{byte(i), byte(i >> 8)})
		s.Organizations = append(s.Organizations,
			catalog.ServiceOrganization{OrganizationID: id, RoleType: catalog.RoleOtherResponsible},
			catalog.ServiceOrganization{OrganizationID: id, RoleType: catalog.RoleProducer, ProvisionType: "SelfProducedServices"})
		s.ServiceNames = append(s.ServiceNames, catalog.TypedText{Type: "Name", Language: "en", Value: "a"})
		s.ServiceDescriptions = append(s.ServiceDescriptions, catalog.TypedText{Type: "Summary", Language: "se", Value: "tekst"})
		s.OntologyTerms = append(s.OntologyTerms, refs(id.String())...)
		c.ServiceChannelNames = append(c.ServiceChannelNames, catalog.TypedText{Type: "AlternativeName", Language: "en", Value: "a"})
		c.DisplayNameType = append(c.DisplayNameType, catalog.NameType{Type: "AlternativeName", Language: "se"})
		k.ExtraTypes = append(k.ExtraTypes, catalog.ExtraType{Type: "Asti", Code: id.String()})
	}
	for _, e := range []catalog.Entity{s, c, k} {
		if problems := rule.Publish(e, world()); len(problems) != 1000 {
			t.Errorf("%s: %d problems", e.EntityKind(), len(problems))
		}
	}
}
