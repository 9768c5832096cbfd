package catalog

// ServiceCollection gathers services and channels under one name.
type ServiceCollection struct {
	ID                            ID         `json:"id"`
	SourceID                      string     `json:"sourceId,omitempty"`
	OrganizationID                ID         `json:"organizationId"`
	ServiceCollectionNames        Texts      `json:"serviceCollectionNames,omitempty"`
	ServiceCollectionDescriptions TypedTexts `json:"serviceCollectionDescriptions,omitempty"`
	Services                      []ID       `json:"services,omitempty"`
	ServiceChannels               []ID       `json:"serviceChannels,omitempty"`
	Modified                      Moment     `json:"modified,omitzero"`
}
