package store

import (
	"crypto/sha256"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// Revision is one row of the log: the state that an entity got at one moment.
type Revision struct {
	// Seq is the revision's place in the whole log: 1, 2, 3, ... in commit order, without gaps.
	Seq  int64
	Kind catalog.Kind
	ID   catalog.ID
	// Number counts the revisions of this entity: 1, 2, 3, ... without gaps.
	Number int
	Status catalog.Status
	// Actor says who made the change: a user name or the name of a job. It may be empty.
	Actor string
	// Organization is the organisation on whose behalf the change was made; zero means none.
	Organization catalog.ID
	// Time is when the change was made, in UTC with microsecond precision. It is what the draft said, so an
	// import may carry times older than those of earlier revisions.
	Time time.Time
	// Document is the entity as canonical JSON, byte for byte as it was appended. It is never empty.
	Document []byte
}

// Draft is a revision that is not yet in the log.
type Draft struct {
	Kind catalog.Kind
	ID   catalog.ID
	// Base is the number of the revision that this one builds on; 0 means that the entity must be new.
	Base   int
	Status catalog.Status
	// Actor is at most MaxNameSize bytes of UTF-8 without NUL; it may be empty.
	Actor string
	// Organization may be zero, which means none.
	Organization catalog.ID
	// Time is rounded down to microseconds; zero means the moment of appending.
	Time time.Time
	// Document is valid JSON in UTF-8, at most MaxDocumentSize bytes. It is stored as it is.
	Document []byte
	// Expects are other entities that the draft was decided by; nil means none. It is not stored.
	Expects []Expected
}

// Expected says what the newest revision of an entity is to be when a draft is appended, for drafts that lean on an
// entity of which they append nothing: a connection on its service.
type Expected struct {
	Kind catalog.Kind
	ID   catalog.ID
	// Number is that of the entity's newest revision; 0 means that it must not be in the log.
	Number int
}

// Entry is what Log.Latest streams: a revision and when its entity first appeared in the log.
type Entry struct {
	Revision
	// FirstSeq and FirstTime are Seq and Time of the entity's revision number 1.
	FirstSeq  int64
	FirstTime time.Time
}

// Head tells of an entity's newest revision what one needs to decide whether to append another.
type Head struct {
	Number int
	Status catalog.Status
	Seq    int64
	// Hash is HashOf the newest document.
	Hash Hash
}

// Hash is a document's fingerprint: equal documents have equal hashes, and unequal ones differ for all
// practical purposes.
type Hash [16]byte

// HashOf returns the first 128 bits of the document's SHA-256. Engines store it, so it must never change.
func HashOf(document []byte) Hash {
	sum := sha256.Sum256(document)
	return Hash(sum[:16])
}

// EndsPublic reports whether a revision of that status takes away what the public saw of the entity before.
// Published replaces it; Draft and Modified leave it.
func EndsPublic(s catalog.Status) bool {
	return s == catalog.StatusWithdrawn || s == catalog.StatusDeleted || s == catalog.StatusRemoved
}
