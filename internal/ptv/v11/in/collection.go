package in

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// collectionPost is V11VmOpenApiServiceCollectionIn.
type collectionPost struct {
	DeleteAllChannels             bool               `json:"deleteAllChannels"`
	SourceID                      string             `json:"sourceId"`
	OrganizationID                catalog.ID         `json:"organizationId"`
	ServiceCollectionNames        catalog.Texts      `json:"serviceCollectionNames"`
	ServiceCollectionDescriptions catalog.TypedTexts `json:"serviceCollectionDescriptions"`
	Services                      []catalog.ID       `json:"services"`
	ServiceChannels               []catalog.ID       `json:"serviceChannels"`
	PublishingStatus              string             `json:"publishingStatus"`
}

// collectionPut is V11VmOpenApiServiceCollectionInBase.
type collectionPut struct {
	collectionPost
	DeleteAllServices bool `json:"deleteAllServices"`
}

func decodeCollection(a *asked) *wanted {
	w := &wanted{at: paths{}}
	if a.isNew() {
		var body collectionPost
		w.take(read(a, &body))
		w.collection(&catalog.ServiceCollection{}, &body, false)
		return w
	}
	var body collectionPut
	w.take(read(a, &body))
	present, ok := a.present.(*catalog.ServiceCollection)
	if !ok {
		present = &catalog.ServiceCollection{}
	}
	w.collection(present, &body.collectionPost, body.DeleteAllServices)
	return w
}

func (w *wanted) collection(present *catalog.ServiceCollection, b *collectionPost, deleteServices bool) {
	c := *present
	w.entity, w.status = &c, b.PublishingStatus
	overwrite(&c.SourceID, b.SourceID)
	overwrite(&c.OrganizationID, b.OrganizationID)
	c.ServiceCollectionNames = replaced(c.ServiceCollectionNames, named(b.ServiceCollectionNames), false)
	c.ServiceCollectionDescriptions = replaced(c.ServiceCollectionDescriptions, b.ServiceCollectionDescriptions, false)
	c.Services = added(c.Services, b.Services, deleteServices)
	c.ServiceChannels = added(c.ServiceChannels, b.ServiceChannels, b.DeleteAllChannels)
	if len(b.ServiceCollectionNames) > 0 && len(b.ServiceCollectionDescriptions) == 0 {
		v := versionsOf(languagesOf(c.ServiceCollectionNames))
		c.ServiceCollectionDescriptions = v.typed(c.ServiceCollectionDescriptions)
	}
}

// added adds ids to a list, which only a flag empties first (PTV: collections add what a body lists).
func added(present, given []catalog.ID, deleted bool) []catalog.ID {
	var out []catalog.ID
	if !deleted {
		out = slices.Clone(present)
	}
	there := make(map[catalog.ID]bool, len(out)+len(given))
	for _, id := range out {
		there[id] = true
	}
	for _, id := range given {
		if !there[id] {
			there[id] = true
			out = append(out, id)
		}
	}
	return out
}
