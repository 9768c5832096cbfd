package hsds

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/open/export/record"
)

// required are the members that HSDS 3.1 demands, beside id. These are facts of the specification; its own schemas, whose
// licence is another one than this program's, are not part of it.
var required = map[string][]string{
	"service": {"name", "status"}, "organization": {"name", "description"}, "location": {"location_type"},
	"address": {"address_1", "city", "state_province", "postal_code", "country", "address_type"}, "phone": {"number"},
	"organization_identifier": {"identifier_type", "identifier"}, "taxonomy": {"name", "description"},
	"taxonomy_term": {"name", "description"}, "url": {"url"},
}

// enums are the members that have one of a few values, by object and member.
var enums = map[string][]string{
	"service.status":         {"active", "inactive", "defunct", "temporarily closed"},
	"location.location_type": {"physical", "postal", "virtual"},
	"address.address_type":   {"physical", "postal", "virtual"},
	"schedule.freq":          {"WEEKLY", "MONTHLY"},
}

// children are the objects that the members of an object hold.
var children = map[string]string{
	"additional_urls": "url", "additional_websites": "url", "phones": "phone", "schedules": "schedule", "service_areas": "service_area",
	"service_at_locations": "service_at_location", "languages": "language", "organization": "organization", "funding": "funding",
	"cost_options": "cost_option", "required_documents": "required_document", "attributes": "attribute", "location": "location",
	"organization_identifiers": "organization_identifier", "addresses": "address", "accessibility": "accessibility",
	"contacts": "contact", "taxonomy_term": "taxonomy_term",
}

func isRequired(object, member string) bool {
	return member == "id" || slices.Contains(required[object], member)
}

// maxTold is how many problems a check tells.
const maxTold = 20

// Check holds an object, as JSON makes it, against HSDS: what is demanded is there, ids are UUIDs, values are of the lists,
// addresses, dates and numbers have their forms, nothing is empty. It returns what is wrong.
func Check(object string, v map[string]any) []string {
	c := &checker{}
	c.object(object, object, v)
	return c.problems
}

type checker struct{ problems []string }

func (c *checker) tell(format string, a ...any) {
	if len(c.problems) < maxTold {
		c.problems = append(c.problems, fmt.Sprintf(format, a...))
	}
}

func (c *checker) object(kind, at string, v map[string]any) {
	for _, member := range append([]string{"id"}, required[kind]...) {
		if s, ok := v[member].(string); !ok || s == "" {
			c.tell("%s has no %s", at, member)
		}
	}
	for member, value := range v {
		here := at + "." + member
		switch value := value.(type) {
		case nil:
			c.tell("%s is null", here)
		case string:
			c.text(kind, member, here, value)
		case []any:
			for i, one := range value {
				c.child(member, fmt.Sprintf("%s[%d]", here, i), one)
			}
		case map[string]any:
			c.child(member, here, value)
		case float64:
			if !slices.Contains([]string{"latitude", "longitude", "amount", "interval"}, member) {
				c.tell("%s is a number", here)
			}
		}
	}
}

func (c *checker) child(member, at string, v any) {
	m, ok := v.(map[string]any)
	if children[member] == "" || !ok {
		c.tell("%s is no known object", at)
		return
	}
	c.object(children[member], at, m)
}

func (c *checker) text(kind, member, at, v string) {
	if v == "" {
		c.tell("%s is empty", at)
	}
	if enum := enums[kind+"."+member]; enum != nil && !slices.Contains(enum, v) {
		c.tell("%s is %q", at, v)
	}
	var err error
	switch {
	case member == "id", strings.HasSuffix(member, "_id"):
		_, err = uuid.Parse(v)
	case member == "url", member == "website", member == "uri", member == "term_uri":
		var u *url.URL
		if u, err = url.Parse(v); err == nil && !u.IsAbs() {
			err = fmt.Errorf("not absolute")
		}
	case member == "email" && record.Email(v) == "":
		err = fmt.Errorf("no address")
	case member == "valid_from", member == "valid_to":
		_, err = time.Parse(time.DateOnly, v)
	case member == "last_modified":
		_, err = time.Parse(time.RFC3339, v)
	case member == "opens_at", member == "closes_at":
		_, err = time.Parse("15:04", v)
	}
	if err != nil {
		c.tell("%s: %q: %v", at, v, err)
	}
}
