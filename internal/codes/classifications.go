package codes

import "sync"

var (
	serviceClasses        = sync.OnceValue(func() *Classification { return loadClassification("service-classes") })
	targetGroups          = sync.OnceValue(func() *Classification { return loadClassification("target-groups") })
	lifeEvents            = sync.OnceValue(func() *Classification { return loadClassification("life-events") })
	industrialClasses     = sync.OnceValue(func() *Classification { return loadClassification("industrial-classes") })
	digitalAuthorizations = sync.OnceValue(func() *Classification { return loadClassification("digital-authorizations") })
)

// ServiceClasses returns PTV's classification of services (ptvserclass2): main classes P1 to P28 and
// one level below them.
func ServiceClasses() *Classification { return serviceClasses() }

// TargetGroups returns PTV's target groups (ptvkohderyhmat): citizens KR1, businesses and
// associations KR2, authorities KR3, and the groups within them.
func TargetGroups() *Classification { return targetGroups() }

// LifeEvents returns PTV's life events (ptvelti).
func LifeEvents() *Classification { return lifeEvents() }

// IndustrialClasses returns Statistics Finland's standard industrial classification TOL 2008
// (toimiala), all five levels.
func IndustrialClasses() *Classification { return industrialClasses() }

// DigitalAuthorizations returns the matters for which the Suomi.fi authorisation register takes
// mandates. They have uris but no codes.
func DigitalAuthorizations() *Classification { return digitalAuthorizations() }
