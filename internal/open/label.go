package open

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/hours"
	"github.com/varanto/varanto/internal/codes"
)

// label names a value of a facet.
func (s speaker) label(facet, value string) string {
	switch facet {
	case "type":
		return s.typeName(value)
	case "serviceClass":
		return s.className(value, codes.ServiceClasses())
	case "targetGroup":
		return s.className(value, codes.TargetGroups())
	case "lifeEvent":
		return s.className(value, codes.LifeEvents())
	case "municipality":
		if m, ok := codes.CurrentMunicipality(value); ok {
			return m.Best(s.lang)
		}
	case "area":
		return s.areaName(value)
	case "organization":
		if id, err := uuid.Parse(value); err == nil {
			if e, ok := s.Published(catalog.KindOrganization, id); ok {
				return s.nameOf(e)
			}
		}
	case "channelType":
		return orItself(codes.TypeName("ServiceChannelType", value).Best(s.lang), value)
	case "language":
		if l, ok := codes.Language(value); ok {
			return l.Best(s.lang)
		}
	case "free":
		return codes.Names{FI: "Maksuton", SV: "Avgiftsfri", EN: "Free of charge"}.Best(s.lang)
	case "open":
		return openLabel(s.lang, value)
	}
	return value
}

// openLabel names what is open now or at a time.
func openLabel(lang, value string) string {
	t, err := time.Parse(time.RFC3339, value)
	if err != nil {
		t, err = time.ParseInLocation(localTimes[0], value, hours.Finland())
	}
	if err != nil {
		return codes.Names{FI: "Avoinna nyt", SV: "Öppet nu", EN: "Open now"}.Best(lang)
	}
	t = t.In(hours.Finland())
	switch lang {
	case "sv":
		return "Öppet " + t.Format("2.1.2006 15.04")
	case "en":
		return "Open " + t.Format("2 Jan 2006 15:04")
	}
	return "Avoinna " + t.Format("2.1.2006 15.04")
}

// typeName names a wire type of services or channels, or a kind.
func (s speaker) typeName(value string) string {
	if n := codes.KindName(value).Best(s.lang); n != "" {
		return n
	}
	for _, list := range []string{"ServiceType", "ServiceChannelType"} {
		if n := codes.TypeName(list, value).Best(s.lang); n != "" {
			return n
		}
	}
	return value
}

// className names a class or a term of a uri.
func (s speaker) className(uri string, list *codes.Classification) string {
	if class, ok := list.Lookup(uri); ok {
		return class.Best(s.lang)
	}
	if item, ok := s.CodeItem(uri); ok {
		if n, _ := item.Name.Best(s.lang); n != "" {
			return n
		}
	}
	return uri
}

func (s speaker) areaName(key string) string {
	typ, code, _ := strings.Cut(key, "/")
	if t, err := codes.ParseAreaType(typ); err == nil {
		if a, ok := codes.FindArea(t, code); ok {
			return a.Best(s.lang)
		}
	}
	return key
}

func orItself(name, value string) string {
	if name == "" {
		return value
	}
	return name
}
