package v11

import (
	"net/http"
	"regexp"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/live"
)

// The forms of uri that the filters take: the older one and today's (the contract's patterns).
var (
	serviceClassURI = regexp.MustCompile(
		`^http://(urn.fi/URN:NBN:fi:au:ptvl:v[0-9]+|uri.suomi.fi/codelist/ptv/ptvserclass2?/code/P[0-9]{1,2}(\.[0-9]{1,2})*)$`)
	targetGroupURI = regexp.MustCompile(
		`^http://(urn.fi/URN:NBN:fi:au:ptvl:v[0-9]+|uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR[1-3](\.[0-9])*)$`)
	industrialClassURI = regexp.MustCompile(
		`^http://(www.stat.fi/meta/luokitukset/toimiala/001-2008/[0-9]{1,5}|` +
			`uri.suomi.fi/codelist/jhs/toimiala_1_20080101/code/[A-Z0-9]{1,5})$`)
)

// classFilter is one of the three lists by class.
type classFilter struct {
	facet live.Facet
	form  *regexp.Regexp
	list  func() *codes.Classification
	word  string
	// withParent adds what is in the parent class (PTV: service classes; not the narrower ones).
	withParent bool
}

// servicesOfServiceClass is GET Service/serviceClass.
func (h *Handler) servicesOfServiceClass(c request) int {
	return c.ofClass(classFilter{live.FacetServiceClass, serviceClassURI, codes.ServiceClasses, "Service class", true})
}

// servicesOfTargetGroup is GET Service/targetGroup.
func (h *Handler) servicesOfTargetGroup(c request) int {
	return c.ofClass(classFilter{live.FacetTargetGroup, targetGroupURI, codes.TargetGroups, "Target group", false})
}

// servicesOfIndustrialClass is GET Service/industrialClass.
func (h *Handler) servicesOfIndustrialClass(c request) int {
	return c.ofClass(classFilter{
		live.FacetIndustrialClass, industrialClassURI, codes.IndustrialClasses, "Industrial class", false,
	})
}

// ofClass answers a list by class. The classes of a linked general description count.
func (c request) ofClass(f classFilter) int {
	var bad faults
	q := c.query()
	uri, given := q.get("uri")
	if !given {
		return c.fail(http.StatusBadRequest, errorMessage("The parameter uri is required."))
	}
	if !f.form.MatchString(uri) {
		bad.add("uri", "The value "+quote(uri)+" is not a uri of this classification.")
	}
	w, page := q.window(&bad), q.page(&bad)
	if bad.any() {
		return c.refuse(bad)
	}
	uris := c.classURIs(f, uri)
	if uris == nil {
		return c.missing(f.word + " with uri " + quote(uri) + " not found.")
	}
	return c.sendItems(c.anyOf(catalog.KindService, f.facet, uris...).modifiedIn(w), page, appendItem)
}

// classURIs are the uris under which the index may have what the filter asks for; nil when the class is known neither
// to the code lists nor to the imported content.
func (c request) classURIs(f classFilter, uri string) []string {
	if class, ok := f.list().Lookup(uri); ok {
		uris := []string{class.URI, class.NewURI, uri}
		if f.withParent && class.Parent != nil {
			uris = append(uris, class.Parent.URI, class.Parent.NewURI)
		}
		return uris
	}
	item, ok := c.snap.CodeItem(uri)
	if !ok {
		if c.indexed(catalog.KindService, f.facet, uri).set.IsEmpty() {
			return nil
		}
		return []string{uri}
	}
	uris := []string{uri}
	if f.withParent && item.ParentURI != "" {
		uris = append(uris, strings.Split(item.ParentURI, ";")...)
	}
	return uris
}
