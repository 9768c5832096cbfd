package rule

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog"
)

// contentLanguages are those of catalog.ContentLanguages, in an array that needs no memory of its own.
var contentLanguages = [...]string{"fi", "sv", "en", "se", "smn", "sms"}

// versions tells of each content language whether there is a language version.
type versions [len(contentLanguages)]bool

func (v *versions) add(language string) {
	for i, l := range contentLanguages {
		if l == language {
			v[i] = true
		}
	}
}

func (v *versions) has(language string) bool {
	for i, l := range contentLanguages {
		if l == language {
			return v[i]
		}
	}
	return false
}

// Languages returns the language versions of an entity in PTV's order: languages with a name, a summary or a
// description. It is nil for what has none, such as a connection.
func Languages(e catalog.Entity) []string {
	v := versionsOf(e)
	var out []string
	for i, there := range v {
		if there {
			out = append(out, contentLanguages[i])
		}
	}
	return out
}

func versionsOf(e catalog.Entity) versions {
	var v versions
	switch e := e.(type) {
	case *catalog.Service:
		v.typed(e.ServiceNames, e.ServiceDescriptions)
	case *catalog.ServiceChannel:
		v.typed(e.ServiceChannelNames, e.ServiceChannelDescriptions)
	case *catalog.Organization:
		v.typed(e.OrganizationNames, e.OrganizationDescriptions)
	case *catalog.GeneralDescription:
		v.typed(e.Names, e.Descriptions)
	case *catalog.ServiceCollection:
		v.typed(nil, e.ServiceCollectionDescriptions)
		for _, t := range e.ServiceCollectionNames {
			if t.Value != "" {
				v.add(t.Language)
			}
		}
	}
	return v
}

func (v *versions) typed(names, descriptions catalog.TypedTexts) {
	for i := range names {
		if names[i].Value != "" && names[i].Type == catalog.TypeName {
			v.add(names[i].Language)
		}
	}
	for i := range descriptions {
		switch descriptions[i].Type {
		case catalog.TypeSummary, catalog.TypeDescription:
			if descriptions[i].Value != "" {
				v.add(descriptions[i].Language)
			}
		}
	}
}

// NameKey is the form in which names are compared (UniqueName.Key): in lower case, blanks collapsed.
func NameKey(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
