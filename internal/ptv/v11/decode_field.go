package v11

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// inWireTerms gives problems of an entity's document the paths that the same members have on the wire.
func inWireTerms(e catalog.Entity, problems []catalog.Problem) []catalog.Problem {
	if len(problems) == 0 {
		return nil
	}
	names := wireNames(e)
	for i := range problems {
		problems[i].Field = names.Replace(problems[i].Field)
	}
	if _, ok := e.(*catalog.ServiceCollection); ok {
		ofCollected(problems)
	}
	return problems
}

// ofCollected gives problems of the services and channels of a collection, bare ids in the catalogue, the path of the
// id inside the object that stands for each on the wire.
func ofCollected(problems []catalog.Problem) {
	for i, p := range problems {
		if strings.HasPrefix(p.Field, "services[") || strings.HasPrefix(p.Field, "serviceChannels[") {
			problems[i].Field += ".id"
		}
	}
}

// wireNames replaces the members whose wire names differ from the catalogue's.
func wireNames(e catalog.Entity) *strings.Replacer {
	switch e := e.(type) {
	case *catalog.Service:
		return strings.NewReplacer(".organizationId", ".organization.id")
	case *catalog.ServiceChannel:
		if hasOwnNumbers(e.Type) {
			return strings.NewReplacer(".abroad", ".locationAbroad", "emails", emailsMember(e.Type))
		}
		return strings.NewReplacer("phoneNumbers", "supportPhones", "emails", "supportEmails")
	case *catalog.Organization:
		return strings.NewReplacer(".abroad", ".foreignAddress")
	}
	return strings.NewReplacer(".abroad", ".locationAbroad",
		"serviceId", "service.id", "channelId", "serviceChannel.id")
}

func emailsMember(t catalog.ChannelType) string {
	if t == catalog.ServiceLocation {
		return "emails"
	}
	return "supportEmails"
}

// hasOwnNumbers tells whether the numbers of a channel of that type are the channel's own (phoneNumbers) and not
// those of its support (supportPhones).
func hasOwnNumbers(t catalog.ChannelType) bool {
	return t == catalog.PhoneChannel || t == catalog.ServiceLocation
}

// under puts a path before the fields of problems.
func under(path string, problems []catalog.Problem) []catalog.Problem {
	for i := range problems {
		if problems[i].Field == "" {
			problems[i].Field = path
		} else {
			problems[i].Field = path + "." + problems[i].Field
		}
	}
	return problems
}

// besides leaves out what only follows from an earlier problem: a member that could not be read is not missing too.
func besides(earlier, problems []catalog.Problem) []catalog.Problem {
	if len(earlier) == 0 {
		return problems
	}
	kept := problems[:0]
	for _, p := range problems {
		if !follows(earlier, p.Field) {
			kept = append(kept, p)
		}
	}
	return kept
}

func follows(earlier []catalog.Problem, field string) bool {
	for _, e := range earlier {
		if within(field, e.Field) || within(e.Field, field) {
			return true
		}
	}
	return false
}

// within tells whether the member at path lies at or below the member at above.
func within(path, above string) bool {
	rest, ok := strings.CutPrefix(path, above)
	return ok && (rest == "" || above == "" || rest[0] == '.' || rest[0] == '[')
}
