package search

import (
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
)

// documentID names an entity in the index: one letter for the kind, then the id.
func documentID(k catalog.Kind, id catalog.ID) string { return letterOf(k) + id.String() }

// parseDocumentID is the opposite; ok is false for what documentID has not made.
func parseDocumentID(s string) (k catalog.Kind, id catalog.ID, ok bool) {
	if s == "" {
		return "", id, false
	}
	for _, k := range indexedKinds() {
		if letterOf(k) == s[:1] {
			id, err := uuid.Parse(s[1:])
			return k, id, err == nil
		}
	}
	return "", id, false
}

func letterOf(k catalog.Kind) string {
	switch k {
	case catalog.KindService:
		return "s"
	case catalog.KindServiceChannel:
		return "c"
	case catalog.KindServiceCollection:
		return "g"
	case catalog.KindOrganization:
		return "o"
	case catalog.KindGeneralDescription:
		return "d"
	}
	return "?"
}
