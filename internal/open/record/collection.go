package record

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Collection gathers services and channels under one name.
type Collection struct {
	ID   catalog.ID   `json:"id" format:"uuid" doc:"Its id for ever"`
	Kind catalog.Kind `json:"kind" enum:"ServiceCollection" doc:"Which kind of entity"`
	Name Texts        `json:"name" doc:"The name"`
	Descriptions
	Organization *Ref      `json:"organization,omitempty" doc:"The owner"`
	Services     []Ref     `json:"services" nullable:"false" doc:"The services"`
	Channels     []Ref     `json:"channels" nullable:"false" doc:"The channels"`
	Created      time.Time `json:"created,omitzero" doc:"When it first came to this catalogue"`
	Modified     time.Time `json:"modified,omitzero" doc:"When its content was last changed"`
	Links        Links     `json:"links" doc:"Where else it is to be had"`
}

func (d desk) collection(e *live.Entry, v *catalog.ServiceCollection) *Collection {
	return &Collection{
		ID: e.ID, Kind: e.Kind, Name: Texts(v.ServiceCollectionNames),
		Descriptions: descriptionsOf(v.ServiceCollectionDescriptions),
		Organization: d.ref(catalog.KindOrganization, v.OrganizationID),
		Services:     d.refs(catalog.KindService, v.Services), Channels: d.refs(catalog.KindServiceChannel, v.ServiceChannels),
		Created: e.Created.UTC(), Modified: e.Modified.Time, Links: linksOf(e),
	}
}
