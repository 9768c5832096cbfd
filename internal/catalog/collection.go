package catalog

// ServiceCollection gathers services and channels under one name.
type ServiceCollection struct {
	ID       ID     `json:"id"`
	SourceID string `json:"sourceId,omitempty"`
	// SourceUser is the opaque account id of the API user whose name SourceID is; empty when there is none.
	SourceUser                    string     `json:"sourceUser,omitempty"`
	OrganizationID                ID         `json:"organizationId"`
	ServiceCollectionNames        Texts      `json:"serviceCollectionNames,omitempty"`
	ServiceCollectionDescriptions TypedTexts `json:"serviceCollectionDescriptions,omitempty"`
	Services                      []ID       `json:"services,omitempty"`
	ServiceChannels               []ID       `json:"serviceChannels,omitempty"`
	Modified                      Moment     `json:"modified,omitzero"`
	// Plan is nil when nothing is planned.
	Plan *Plan `json:"plan,omitzero"`
}
