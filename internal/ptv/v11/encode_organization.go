package v11

import (
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// organization writes V10VmOpenApiOrganization.
func (e *encoder) organization(o *catalog.Organization) {
	e.raw("{")
	e.id("id", o.ID)
	e.sourceID()
	e.text("oid", o.OID)
	if _, ok := e.name(catalog.KindOrganization, o.ParentOrganizationID); ok {
		e.id("parentOrganizationId", o.ParentOrganizationID)
	} else {
		e.null("parentOrganizationId") // what is referred to appears only if published (PTV)
	}
	e.id("organizationRootId", e.rootOf(o))
	e.municipality(o.Municipality)
	e.text("organizationType", string(o.OrganizationType))
	e.text("businessCode", o.BusinessCode)
	e.text("businessName", o.BusinessName)
	e.typedTexts("organizationNames", o.OrganizationNames)
	e.nameTypes("displayNameType", o.DisplayNameType)
	e.text("areaType", string(o.AreaType))
	e.areas(o.Areas)
	e.descriptions("organizationDescriptions", o.OrganizationDescriptions)
	e.emails("emails", o.Emails)
	e.phones("phoneNumbers", o.PhoneNumbers, false)
	e.webPages("webPages", o.WebPages)
	e.organizationAddresses(o.Addresses)
	writeList(&e.jsonWriter, "electronicInvoicings", o.ElectronicInvoicings,
		writeObject(func(w *jsonWriter, i *catalog.ElectronicInvoicing) {
			w.text("operatorCode", i.OperatorCode)
			w.text("electronicInvoicingAddress", i.ElectronicInvoicingAddr)
			w.texts("additionalInformation", i.AdditionalInformation)
		}))
	e.status()
	writeList(&e.jsonWriter, "services", e.s.ServicesOf(o.ID), func(_ *jsonWriter, row *live.OrganizationService) {
		e.raw("{")
		e.item("service", row.Service.ID, row.Service.Name)
		e.text("roleType", row.Role.RoleType)
		e.text("provisionType", row.Role.ProvisionType)
		e.texts("additionalInformation", row.Role.AdditionalInformation)
		e.raw("}")
	})
	e.modified(o.Modified)
	e.key("subOrganizations")
	e.raw("[")
	for _, sub := range e.s.SubOrganizations(o.ID) {
		e.element()
		e.raw("{")
		e.id("id", sub.ID)
		e.text("name", sub.Name)
		e.raw("}")
	}
	e.raw("]}")
}

// collection writes V11VmOpenApiServiceCollection, or the shorter shape that organisations' pages have.
func (e *encoder) collection(c *catalog.ServiceCollection, short bool) error {
	e.raw("{")
	e.id("id", c.ID)
	if !short {
		e.sourceID()
		e.id("organizationId", c.OrganizationID)
	}
	e.texts("serviceCollectionNames", c.ServiceCollectionNames)
	e.descriptions("serviceCollectionDescriptions", c.ServiceCollectionDescriptions)
	if err := e.collected("services", catalog.KindService, c.Services); err != nil {
		return err
	}
	if err := e.collected("serviceChannels", catalog.KindServiceChannel, c.ServiceChannels); err != nil {
		return err
	}
	if !short {
		e.status()
		e.modified(c.Modified)
	}
	e.raw("}")
	return nil
}

// collected writes the published ones of a collection's services or channels with their names, summaries and
// descriptions.
func (e *encoder) collected(member string, kind catalog.Kind, ids []catalog.ID) error {
	e.key(member)
	e.raw("[")
	for _, id := range ids {
		member, err := e.public(kind, id)
		if err != nil {
			return err
		}
		if member == nil {
			continue
		}
		e.element()
		e.raw("{")
		e.id("id", id)
		switch m := member.(type) {
		case *catalog.Service:
			e.collectedTexts(m.ServiceNames, m.ServiceDescriptions)
		case *catalog.ServiceChannel:
			e.collectedTexts(m.ServiceChannelNames, m.ServiceChannelDescriptions)
			e.text("serviceChannelType", string(m.Type))
		}
		e.raw("}")
	}
	e.raw("]")
	return nil
}

func (e *encoder) collectedTexts(names, descriptions catalog.TypedTexts) {
	e.typedTexts("name", ofTypes(names, catalog.TypeName))
	e.descriptions("description", ofTypes(descriptions, catalog.TypeSummary, catalog.TypeDescription))
}

// ofTypes keeps the texts of some types that are not empty.
func ofTypes(ts catalog.TypedTexts, types ...string) catalog.TypedTexts {
	var out catalog.TypedTexts
	for _, t := range ts {
		for _, typ := range types {
			if t.Type == typ && t.Value != "" {
				out = append(out, t)
			}
		}
	}
	return out
}
