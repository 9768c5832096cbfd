package catalog

import "slices"

// Merged is what a service shows where its general description has a say (PTV's merge rule, every read):
// the general description's items first, then the service's own, no item twice, less what the service overrides.
type Merged struct {
	Type ServiceType
	// ServiceChargeType is empty when the general description has one, which then is the one that holds.
	ServiceChargeType ChargeType
	ServiceClasses    []CodeRef
	OntologyTerms     []CodeRef
	TargetGroups      []CodeRef
}

// Merge applies the rule to a service and the general description that it leans on; g may be nil.
func Merge(s *Service, g *GeneralDescription) Merged {
	if g == nil {
		return Merged{
			Type: s.Type, ServiceChargeType: s.ServiceChargeType, ServiceClasses: s.ServiceClasses,
			OntologyTerms: s.OntologyTerms, TargetGroups: s.TargetGroups,
		}
	}
	m := Merged{
		Type:           s.Type,
		ServiceClasses: joined(g.ServiceClasses, s.Overrides.ServiceClasses, s.ServiceClasses),
		OntologyTerms:  joined(g.OntologyTerms, s.Overrides.OntologyTerms, s.OntologyTerms),
		TargetGroups:   joined(g.TargetGroups, s.Overrides.TargetGroups, s.TargetGroups),
	}
	if m.Type == "" {
		m.Type = g.Type
	}
	if g.ServiceChargeType == "" {
		m.ServiceChargeType = s.ServiceChargeType
	}
	return m
}

// JoinedLifeEvents and JoinedIndustrialClasses are what a service shows together with its general description
// (PTV's serviceWithGD reads and the class filters); g may be nil.
func JoinedLifeEvents(s *Service, g *GeneralDescription) []CodeRef {
	if g == nil {
		return s.LifeEvents
	}
	return joined(g.LifeEvents, nil, s.LifeEvents)
}

// JoinedIndustrialClasses: see JoinedLifeEvents.
func JoinedIndustrialClasses(s *Service, g *GeneralDescription) []CodeRef {
	if g == nil {
		return s.IndustrialClasses
	}
	return joined(g.IndustrialClasses, nil, s.IndustrialClasses)
}

// joined lists the first refs less the dropped uris, then those of the second that the first lacks.
func joined(first []CodeRef, dropped []string, second []CodeRef) []CodeRef {
	out := make([]CodeRef, 0, len(first)+len(second))
	for _, r := range first {
		if !slices.Contains(dropped, r.URI) {
			out = append(out, r)
		}
	}
	for _, r := range second {
		if !HasURI(out, r.URI) {
			out = append(out, r)
		}
	}
	return out
}
