package rule

import (
	"slices"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

// classifications checks a service's classes, terms, groups, events and industries with those that its general
// description (nil: none, or not known) adds to them.
func (c *checker) classifications(s *catalog.Service, g *General) {
	if g == nil {
		g = &General{}
	}
	c.listed("serviceClasses", s.ServiceClasses, ClassUnknown, codes.ServiceClasses())
	c.terms("ontologyTerms", s.OntologyTerms)
	c.listed("targetGroups", s.TargetGroups, GroupUnknown, codes.TargetGroups())
	c.listed("lifeEvents", s.LifeEvents, EventUnknown, codes.LifeEvents())
	c.listed("industrialClasses", s.IndustrialClasses, IndustryUnknown, codes.IndustrialClasses())
	c.notMore("serviceClasses", ClassesMany, maxClasses, s.ServiceClasses, g.ServiceClasses)
	c.notMore("ontologyTerms", TermsMany, maxTerms, s.OntologyTerms, g.OntologyTerms)
	if c.completing {
		c.narrowClass(joined{s.ServiceClasses, g.ServiceClasses, s.Overrides.ServiceClasses})
		c.groups(s, g)
	}
	if c.publishing && (s.GeneralDescriptionID == (catalog.ID{}) || c.world != nil) {
		c.oneAtLeast(s, g)
	}
}

// joined are a service's own items and those of its general description less the dropped ones.
type joined struct {
	own     []catalog.CodeRef
	general []string
	dropped []string
}

// any tells whether some item is what is tells of its uri.
func (j joined) any(is func(uri string) bool) bool {
	for i := range j.own {
		if is(j.own[i].URI) {
			return true
		}
	}
	return slices.ContainsFunc(j.general, func(uri string) bool { return !slices.Contains(j.dropped, uri) && is(uri) })
}

func (c *checker) learnt(uri string) bool { return c.world == nil || c.world.Learnt(uri) }

// listed wants uris of a classification.
func (c *checker) listed(member string, refs []catalog.CodeRef, rule string, list *codes.Classification) {
	c.unknown(member, refs, rule, func(uri string) bool {
		_, known := list.Lookup(uri)
		return known
	})
}

func (c *checker) terms(member string, refs []catalog.CodeRef) {
	c.unknown(member, refs, TermUnknown, isTerm)
}

func isTerm(uri string) bool {
	if _, known := codes.Ontology().Lookup(uri); known {
		return true
	}
	_, known := codes.Ontology().LookupMatch(uri)
	return known
}

func (c *checker) unknown(member string, refs []catalog.CodeRef, rule string, known func(uri string) bool) {
	var unknown []string
	for i := range refs {
		if uri := refs[i].URI; uri != "" && !known(uri) && !c.learnt(uri) && len(unknown) < maxShown {
			unknown = append(unknown, catalog.Excerpt(uri))
		}
	}
	if unknown != nil {
		c.broken(rule, member, unknown[0], "uris", strings.Join(unknown, ", "))
	}
}

// maxShown is how many unknown uris one message names.
const maxShown = 50

// notMore wants at most limit items that the general description does not have.
func (c *checker) notMore(member, rule string, limit int, own []catalog.CodeRef, general []string) {
	if len(own) <= limit {
		return
	}
	more := make(map[string]struct{}, limit+1)
	for i := range own {
		if !slices.Contains(general, own[i].URI) {
			more[own[i].URI] = struct{}{}
		}
	}
	n := len(more)
	if n > limit {
		c.broken(rule, member, strconv.Itoa(n), "max", strconv.Itoa(limit), "count", strconv.Itoa(n))
	}
}

// narrowClass wants one class at least that is not a main class. A class that the list does not know may be one.
func (c *checker) narrowClass(classes joined) {
	if len(classes.own)+len(classes.general) == 0 {
		return
	}
	if !classes.any(func(uri string) bool {
		class, known := codes.ServiceClasses().Lookup(uri)
		return !known || class.Parent != nil
	}) {
		c.broken(ClassMainOnly, "serviceClasses", "")
	}
}

// Codes of main target groups.
const (
	citizens   = "KR1"
	businesses = "KR2"
)

// groups holds target groups against what else depends on them.
func (c *checker) groups(s *catalog.Service, g *General) {
	groups := joined{s.TargetGroups, g.TargetGroups, s.Overrides.TargetGroups}
	within := func(top string, below bool) bool {
		return groups.any(func(uri string) bool {
			group, known := codes.TargetGroups().Lookup(uri)
			return known && group.Top().Code == top && (!below || group.Parent != nil)
		})
	}
	// A general description that is not known may have the groups.
	unknowable := s.GeneralDescriptionID != (catalog.ID{}) && c.world == nil
	if within(businesses, false) && !within(businesses, true) && !unknowable {
		c.broken(GroupBusiness, "targetGroups", businesses)
	}
	if len(s.LifeEvents) > 0 && !within(citizens, false) && !unknowable {
		c.broken(EventsCitizens, "lifeEvents", s.LifeEvents[0].URI)
	}
	if len(s.IndustrialClasses) > 0 && !within(businesses, false) && !unknowable {
		c.broken(IndustriesBusiness, "industrialClasses", s.IndustrialClasses[0].URI)
	}
}

// oneAtLeast wants what a published service is found by, of its own or of its general description.
func (c *checker) oneAtLeast(s *catalog.Service, g *General) {
	given := func(string) bool { return true }
	if !(joined{s.ServiceClasses, g.ServiceClasses, s.Overrides.ServiceClasses}).any(given) {
		c.broken(ClassesRequired, "serviceClasses", "")
	}
	if !(joined{s.OntologyTerms, g.OntologyTerms, s.Overrides.OntologyTerms}).any(given) {
		c.broken(TermsRequired, "ontologyTerms", "")
	}
	if !(joined{s.TargetGroups, g.TargetGroups, s.Overrides.TargetGroups}).any(given) {
		c.broken(GroupsRequired, "targetGroups", "")
	}
}
