package v11

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// Decode reads one entity as PTV's Open API v11 gives it out. null, empty and absent are alike, and members that the
// contract does not know are passed over.
//
// The record's kind is told by its members. What the record only repeats from elsewhere is left out: names of
// referenced entities, the services of an organisation, collections, names and members of areas that the code lists
// hold too. A service's classes, terms, target groups and type stay as shown, with those of its general description.
//
// Either Given or at least one Problem is returned, never both; the problems are all that are found, with
// the member's path in the record. Decode never panics, and its memory stays in proportion to the line.
func Decode(line []byte) (*editorial.Given, []catalog.Problem) {
	seen := survey(line)
	if problems := seen.tooMuch(); problems != nil {
		return nil, problems
	}
	switch seen.kind {
	case catalog.KindService:
		return decodeService(line)
	case catalog.KindServiceChannel:
		return decodeChannel(line)
	case catalog.KindOrganization:
		return decodeOrganization(line)
	case catalog.KindGeneralDescription:
		return decodeGeneralDescription(line)
	case catalog.KindServiceCollection:
		return decodeCollection(line)
	}
	return nil, unknownRecord(line)
}

// TooMuch tells when the objects and lists of a body nest deeper, are more, or hold more than any real one's.
func TooMuch(body []byte) []catalog.Problem {
	seen := survey(body)
	if problems := seen.tooMuch(); problems != nil {
		return problems
	}
	if longest(body) > maxItems {
		return []catalog.Problem{{
			Rule: "size", Message: fmt.Sprintf("more than %d members in one list or object", maxItems),
		}}
	}
	return nil
}

func (s *surveyed) tooMuch() []catalog.Problem {
	if s.depth > maxDepth {
		return []catalog.Problem{{
			Rule: "syntax", Message: fmt.Sprintf("objects and lists nest deeper than %d", maxDepth),
		}}
	}
	if s.containers > maxContainers {
		return []catalog.Problem{{
			Rule: "size", Message: fmt.Sprintf("more than %d objects and lists in one record", maxContainers),
		}}
	}
	return nil
}

// unknownRecord says what is wrong with a record whose members name no kind: most often it is no JSON at all.
func unknownRecord(line []byte) []catalog.Problem {
	var anything map[string]any
	if problems := read(line, &anything); problems != nil {
		return problems
	}
	return []catalog.Problem{{
		Rule:  "kind",
		Value: catalog.Excerpt(string(line)),
		Message: "is no service, service channel, organisation, general description or service collection: " +
			"none of the members that tell them apart is there",
	}}
}

// given makes the answer of Decode: the entity, or what is wrong with it.
func given(e catalog.Entity, publishingStatus string, read, further []catalog.Problem) (*editorial.Given, []catalog.Problem) {
	status, ok := statuses[publishingStatus]
	if !ok {
		allowed := catalog.Choices([]catalog.Status{catalog.StatusDraft, catalog.StatusPublished, catalog.StatusModified, catalog.StatusDeleted})
		further = append(further, catalog.Problem{
			Field: "publishingStatus", Rule: "enum", Value: catalog.Excerpt(publishingStatus),
			Message: "is none of " + allowed, Arguments: []catalog.Argument{{Name: "allowed", Value: allowed}},
		})
	}
	problems := append(read, besides(read, inWireTerms(e, catalog.Validate(e)))...)
	problems = append(problems, besides(read, further)...)
	if len(problems) > 0 {
		return nil, problems
	}
	return &editorial.Given{Entity: e, Status: status}, nil
}

// statuses are the life-cycle states that PTV names on the wire; a record that names none is published.
var statuses = map[string]catalog.Status{
	"":          catalog.StatusPublished,
	"Draft":     catalog.StatusDraft,
	"Published": catalog.StatusPublished,
	"Modified":  catalog.StatusModified,
	"Deleted":   catalog.StatusDeleted,
}
