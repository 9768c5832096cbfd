package related

import "github.com/varanto/varanto/internal/catalog"

// described is as much of a catalog.Service as others can share: every page of a service asks, and most of a document is
// words.
type described struct {
	GeneralDescriptionID catalog.ID        `json:"generalDescriptionId"`
	ServiceClasses       []catalog.CodeRef `json:"serviceClasses"`
	OntologyTerms        []catalog.CodeRef `json:"ontologyTerms"`
	TargetGroups         []catalog.CodeRef `json:"targetGroups"`
	LifeEvents           []catalog.CodeRef `json:"lifeEvents"`
	Overrides            catalog.Overrides `json:"overrides"`
}

// service has what is described, and nothing else.
func (d *described) service() *catalog.Service {
	return &catalog.Service{
		GeneralDescriptionID: d.GeneralDescriptionID, ServiceClasses: d.ServiceClasses, OntologyTerms: d.OntologyTerms,
		TargetGroups: d.TargetGroups, LifeEvents: d.LifeEvents, Overrides: d.Overrides,
	}
}

// gathering is as much of a catalog.ServiceCollection.
type gathering struct {
	Services []catalog.ID `json:"services"`
}
