package open_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

type code struct {
	Code, URI, NewURI, Vocabulary, Parent, Name                                                 string
	Parents, Children, Related, ExactMatches, Areas, FormerCodes, Municipalities, PrefixNumbers []string
	Names                                                                                       map[string]string
}

type codeAnswer struct {
	List  string
	Total int
	Items []code
}

var codeListNames = []string{
	"serviceClasses", "targetGroups", "lifeEvents", "industrialClasses", "municipalities", "areas", "languages", "serviceTypes",
	"channelTypes", "organizationTypes", "countries", "postalCodes", "ontologyTerms", "digitalAuthorizations",
}

func TestEveryCodeIsFoundByItselfAndItsHierarchyHolds(t *testing.T) {
	w := demoWorld(t)
	for _, list := range codeListNames {
		a := get[codeAnswer](t, w, "/open/v1/codes/"+list+"?lang=sv")
		byCode := map[string]code{}
		for _, i := range a.Items {
			if _, twice := byCode[i.Code]; twice || i.Code == "" || i.Name == "" {
				t.Errorf("%s: %+v", list, i)
			}
			byCode[i.Code] = i
		}
		if len(a.Items) < 3 || a.List != list {
			t.Errorf("%s: %d items", list, len(a.Items))
		}
		for n, i := range a.Items {
			if i.Parent != "" && !slices.Contains(byCode[i.Parent].Children, i.Code) && list != "ontologyTerms" {
				t.Errorf("%s: %s is not among the children of %s", list, i.Code, i.Parent)
			}
			for _, below := range i.Children {
				if _, ok := byCode[below]; !ok {
					t.Errorf("%s: there is no %s, which is below %s", list, below, i.Code)
				}
			}
			if n%97 != 0 {
				continue
			}
			for _, name := range []string{i.Code, i.URI, i.NewURI} {
				if name == "" {
					continue
				}
				if one := get[code](t, w, "/open/v1/codes/"+list+"/"+url.PathEscape(name)); one.Code != i.Code {
					t.Errorf("%s: %s gives %s, not %s", list, name, one.Code, i.Code)
				}
			}
		}
	}
}

func TestACodeIsKnownInOtherForms(t *testing.T) {
	w := demoWorld(t)
	former := codes.FormerMunicipalities()[0]
	for target, want := range map[string]string{
		"municipalities/91": "091", "municipalities/" + former.Code: former.Successor, "areas/Region%2F6": "Region/06",
		"areas/wellbeingservicescounty%2F03": "WellbeingServiceCounties/03", "countries/fi": "FI", "serviceClasses/p6": "P6",
		"postalCodes/100": "00100", "ontologyTerms/p12": "p12",
	} {
		if got := get[code](t, w, "/open/v1/codes/"+target); got.Code != want {
			t.Errorf("%s: %s", target, got.Code)
		}
	}
	if a := w.ask(t, http.MethodGet, "/open/v1/codes/areas/Region/06", ""); a.Header().Get("Location") != "/open/v1/codes/areas/Region%2F06" {
		t.Errorf("%d %v", a.Code, a.Header())
	}
	for _, target := range []string{"municipalities/999", "serviceClasses/P999", "areas/Region", "nothing/1", "countries/fi%2F"} {
		if a := w.ask(t, http.MethodGet, "/open/v1/codes/"+target, ""); a.Code != http.StatusNotFound {
			t.Errorf("%s: %d", target, a.Code)
		}
	}
}

func TestCodeListsAreNarrowed(t *testing.T) {
	w := demoWorld(t)
	below := get[codeAnswer](t, w, "/open/v1/codes/serviceClasses?parent=P6")
	if len(below.Items) == 0 || below.Items[0].Parent != "P6" {
		t.Errorf("%+v", below)
	}
	if named := get[codeAnswer](t, w, "/open/v1/codes/ontologyTerms?q=KIRJASTO"); len(named.Items) == 0 || len(named.Items) > 100 {
		t.Errorf("%d terms", len(named.Items))
	}
	uri := url.QueryEscape(below.Items[0].NewURI)
	if one := get[codeAnswer](t, w, "/open/v1/codes/serviceClasses?uri="+uri); len(one.Items) != 1 || one.Items[0].Code != below.Items[0].Code {
		t.Errorf("%+v", one)
	}
	if a := w.ask(t, http.MethodGet, "/open/v1/codes/serviceClasses?parent=X", ""); a.Code != http.StatusBadRequest {
		t.Errorf("status %d", a.Code)
	}
}

// TestAWholeListLiesReady asks twice for each form of the bytes: what is kept is what was made.
func TestAWholeListLiesReady(t *testing.T) {
	w := demoWorld(t)
	all := get[codeAnswer](t, w, "/open/v1/codes/municipalities?lang=sv")
	if all.Total != len(all.Items) || all.Items[0].Name != all.Items[0].Names["sv"] {
		t.Errorf("%d of %d, %+v", len(all.Items), all.Total, all.Items[0])
	}
	if few := get[codeAnswer](t, w, "/open/v1/codes/municipalities?lang=sv&limit=3"); few.Total != all.Total || !slices.EqualFunc(few.Items, all.Items[:3], func(a, b code) bool { return a.Code == b.Code }) {
		t.Errorf("%+v", few)
	}
	for _, target := range []string{"/open/v1/codes/municipalities?lang=sv", "/open/v1/codes/municipalities", "/open/v1/codes/languages?limit=2", "/open/v1", "/open/v1/openapi.json", "/open/v1/docs"} {
		tags := map[string]bool{}
		for range 2 {
			r := httptest.NewRequest(http.MethodGet, target, nil)
			r.Header.Set("Accept-Encoding", "gzip")
			plain, zipped := w.ask(t, http.MethodGet, target, ""), httptest.NewRecorder()
			w.handler.ServeHTTP(zipped, r)
			body, err := io.ReadAll(zipped.Body)
			if zipped.Header().Get("Content-Encoding") == "gzip" {
				var in *gzip.Reader
				if in, err = gzip.NewReader(bytes.NewReader(body)); err == nil {
					body, err = io.ReadAll(in)
				}
			}
			if err != nil || !bytes.Equal(body, plain.Body.Bytes()) || plain.Header().Get("Cache-Control") != "public, max-age=3600, must-revalidate" {
				t.Errorf("%s: %v, %v", target, plain.Header(), err)
			}
			tags[plain.Header().Get("ETag")], tags[zipped.Header().Get("ETag")] = true, true
		}
		if len(tags) > 2 || tags[""] {
			t.Errorf("%s: tags %v", target, tags)
		}
	}
	if a := w.ask(t, http.MethodGet, "/open/v1/codes/languages?limit=0", ""); a.Code != http.StatusBadRequest {
		t.Errorf("no items: %d", a.Code)
	}
}

// TestEveryClassOfARecordIsInItsList looks up what content refers to.
func TestEveryClassOfARecordIsInItsList(t *testing.T) {
	w := demoWorld(t)
	type class struct{ Code, URI string }
	page := get[struct {
		Items []struct{ ServiceClasses, TargetGroups, LifeEvents []class }
	}](t, w, "/open/v1/services?limit=200")
	n := 0
	for _, i := range page.Items {
		for list, classes := range map[string][]class{"serviceClasses": i.ServiceClasses, "targetGroups": i.TargetGroups, "lifeEvents": i.LifeEvents} {
			for _, c := range classes {
				if n++; n%20 != 0 {
					continue
				}
				if one := get[code](t, w, "/open/v1/codes/"+list+"/"+c.Code); one.URI != c.URI {
					t.Errorf("%s %s", list, c.Code)
				}
			}
		}
	}
	if n == 0 {
		t.Errorf("no classes in %s", catalog.KindService)
	}
}
