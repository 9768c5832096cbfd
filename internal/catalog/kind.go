package catalog

import (
	"fmt"
	"slices"

	"github.com/google/uuid"
)

// ID identifies an entity for ever: PTV's "root id", the id that appears on the wire.
// The zero value names nothing.
type ID = uuid.UUID

// Kind tells what an entity is.
type Kind string

// The kinds of entity that the log holds. The first five are PTV's entity kinds.
const (
	KindService            Kind = "Service"
	KindServiceChannel     Kind = "ServiceChannel"
	KindOrganization       Kind = "Organization"
	KindGeneralDescription Kind = "GeneralDescription"
	KindServiceCollection  Kind = "ServiceCollection"
	// KindConnection joins one service with one channel; its id is ConnectionID of the two.
	KindConnection Kind = "Connection"
	// KindCodeItem is what imported content says of a class or term beyond the embedded code lists
	// (its describing sentences, its parent's id); its id is CodeItemID of the uri.
	KindCodeItem Kind = "CodeItem"
)

// Kinds lists all kinds in the order in which references point: a kind refers only to kinds before it.
// Connection and ServiceCollection come after what they join.
func Kinds() []Kind {
	return []Kind{
		KindCodeItem, KindOrganization, KindServiceChannel, KindGeneralDescription,
		KindService, KindConnection, KindServiceCollection,
	}
}

// RecordKinds lists PTV's entity kinds, which sources give as records of their own, in the order of Kinds. Connections
// and code items come inside the records of others.
func RecordKinds() []Kind {
	return []Kind{KindOrganization, KindServiceChannel, KindGeneralDescription, KindService, KindServiceCollection}
}

// ParseKind returns the kind with that exact name.
func ParseKind(s string) (Kind, error) {
	for _, k := range Kinds() {
		if string(k) == s {
			return k, nil
		}
	}
	return "", fmt.Errorf("unknown entity kind %q", s)
}

// Status is the life-cycle state that a revision gives to its entity (PTV's version statuses).
type Status string

// The statuses of a revision.
const (
	// StatusDraft has never been published.
	StatusDraft Status = "Draft"
	// StatusPublished is what the public sees until a later revision supersedes, withdraws or archives it.
	StatusPublished Status = "Published"
	// StatusModified is an unpublished edit; an earlier published revision stays public beside it.
	StatusModified Status = "Modified"
	// StatusWithdrawn takes the published revision back; on the wire it reads as Modified.
	StatusWithdrawn Status = "Withdrawn"
	// StatusDeleted is archived: hidden from the public, listed among the archived.
	StatusDeleted Status = "Deleted"
	// StatusRemoved is dropped from lists altogether, the archived ones too.
	StatusRemoved Status = "Removed"
)

// Statuses returns all statuses of a revision.
func Statuses() []Status {
	return []Status{StatusDraft, StatusPublished, StatusModified, StatusWithdrawn, StatusDeleted, StatusRemoved}
}

// ParseStatus returns the status with that exact name.
func ParseStatus(s string) (Status, error) {
	if st := Status(s); slices.Contains(Statuses(), st) {
		return st, nil
	}
	return "", fmt.Errorf("unknown status %q", s)
}

// Fixed namespaces of derived ids (UUIDv5), so that every node derives the same ones.
var (
	connectionSpace = uuid.MustParse("7f0c7b9e-5a2c-5d0e-9d51-0c5d6f3c8a11")
	codeItemSpace   = uuid.MustParse("b0b0f2a4-3c43-5b0f-8a43-52e5a4a3b9d2")
)

// ConnectionID derives the id of the one connection that a service and a channel can have.
func ConnectionID(service, channel ID) ID {
	var pair [32]byte
	copy(pair[:16], service[:])
	copy(pair[16:], channel[:])
	return uuid.NewSHA1(connectionSpace, pair[:])
}

// CodeItemID derives the id under which the log keeps the item of that uri.
func CodeItemID(uri string) ID { return uuid.NewSHA1(codeItemSpace, []byte(uri)) }
