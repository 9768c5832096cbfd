package rule

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
)

func (c *checker) serviceLanguages(given []string) {
	for i, code := range given {
		if _, known := codes.Language(code); !known && code != "" {
			c.enterAt("languages", i)
			c.broken(LanguageUnknown, "", code)
			c.leave()
		}
	}
}

// owner wants one main responsible organisation, and organisations that exist.
func (c *checker) owner(s *catalog.Service) {
	main := 0
	for i := range s.Organizations {
		o := &s.Organizations[i]
		c.enterAt("organizations", i)
		if o.RoleType == catalog.RoleResponsible {
			if main++; main > 1 {
				c.broken(OwnerOne, "", o.OrganizationID.String())
			}
		}
		c.organizationKnown("organizationId", o.OrganizationID)
		c.texts("additionalInformation", o.AdditionalInformation, maxInfo, ProducerTextLength, notBrief)
		c.leave()
	}
	if main == 0 {
		c.broken(OwnerRequired, "organizations", "")
	}
}

// organizationKnown wants an organisation that exists; that it is named at all is another rule.
func (c *checker) organizationKnown(member string, id catalog.ID) {
	if c.world == nil || id == (catalog.ID{}) {
		return
	}
	if _, known := c.world.Organization(id); !known {
		c.broken(OwnerUnknown, member, id.String())
	}
}

// ownerPublished wants the owner published in the languages that are published.
func (c *checker) ownerPublished(member string, owner catalog.ID) {
	if c.world == nil || owner == (catalog.ID{}) {
		return
	}
	o, known := c.world.Organization(owner)
	if !known {
		return
	}
	if len(o.Published) == 0 {
		c.broken(OwnerUnpublished, member, owner.String())
		return
	}
	c.eachVersion(member, OwnerLanguage, func(l string) bool { return slices.Contains(o.Published, l) })
}

// responsible checks the other responsible organisations.
func (c *checker) responsible(s *catalog.Service) {
	owner, again := s.Responsible(), repeated(s.Organizations)
	for i := range s.Organizations {
		o := &s.Organizations[i]
		if o.RoleType != catalog.RoleOtherResponsible || o.OrganizationID == (catalog.ID{}) {
			continue
		}
		c.enterAt("organizations", i)
		if o.OrganizationID == owner {
			c.broken(OtherIsMain, "organizationId", o.OrganizationID.String())
		}
		if again[i] {
			c.broken(OtherTwice, "organizationId", o.OrganizationID.String())
		}
		c.otherPublished(o.OrganizationID)
		c.leave()
	}
}

func (c *checker) otherPublished(id catalog.ID) {
	if c.world == nil {
		return
	}
	if found, known := c.world.Organization(id); known && len(found.Published) == 0 {
		c.broken(OtherUnpublished, "organizationId", id.String())
	}
}

// repeated tells of each organisation whether it has come before in that role.
func repeated(all []catalog.ServiceOrganization) []bool {
	type place struct {
		id   catalog.ID
		role string
	}
	again, seen := make([]bool, len(all)), make(map[place]struct{}, len(all))
	for i := range all {
		p := place{all[i].OrganizationID, all[i].RoleType}
		_, again[i] = seen[p]
		seen[p] = struct{}{}
	}
	return again
}

// selfProduced is the way of production of the responsible organisations themselves.
const selfProduced = "SelfProducedServices"

func (c *checker) producers(s *catalog.Service) {
	responsible, again := responsibleOf(s), repeated(s.Organizations)
	found := false
	for i := range s.Organizations {
		o := &s.Organizations[i]
		if o.RoleType != catalog.RoleProducer {
			continue
		}
		found = true
		c.enterAt("organizations", i)
		c.producer(o, responsible)
		if o.OrganizationID != (catalog.ID{}) && again[i] {
			c.broken(ProducerTwice, "organizationId", o.OrganizationID.String())
		}
		c.leave()
	}
	if !found {
		c.broken(ProducersRequired, "organizations", "")
	}
}

func (c *checker) producer(o *catalog.ServiceOrganization, responsible map[catalog.ID]bool) {
	switch {
	case o.ProvisionType == "":
		c.broken(ProducerTypeRequired, "provisionType", "")
	case o.ProvisionType == selfProduced:
		if !responsible[o.OrganizationID] {
			c.broken(ProducerSelf, "organizationId", value(o.OrganizationID))
		}
		if len(o.AdditionalInformation) > 0 {
			c.broken(ProducerSelfText, "additionalInformation", o.AdditionalInformation[0].Value)
		}
	case o.OrganizationID == (catalog.ID{}) && !anyText(o.AdditionalInformation):
		c.broken(ProducerWho, "organizationId", "")
	}
}

// responsibleOf are the main and the other responsible organisations.
func responsibleOf(s *catalog.Service) map[catalog.ID]bool {
	out := make(map[catalog.ID]bool, len(s.Organizations))
	for i := range s.Organizations {
		if o := &s.Organizations[i]; o.RoleType != catalog.RoleProducer && o.OrganizationID != (catalog.ID{}) {
			out[o.OrganizationID] = true
		}
	}
	return out
}

// value shows an id, nothing for the zero one.
func value(id catalog.ID) string {
	if id == (catalog.ID{}) {
		return ""
	}
	return id.String()
}
