package editorial

import "github.com/varanto/varanto/internal/catalog"

// Role is what somebody is in the catalogue, in the field's own terms.
type Role string

// The roles, from the widest. The zero Role may nothing.
const (
	// Admin may everything in every organisation (PTV's Eeva).
	Admin Role = "Admin"
	// MainUser keeps the content and the structure of the own organisations (PTV's Pete). API users act as this.
	MainUser Role = "MainUser"
	// Editor keeps the content of the own organisations (PTV's Shirley).
	Editor Role = "Editor"
	// Reviewer reads what others wrote, publishes and withdraws services, channels and collections of the own
	// organisations, and writes nothing.
	Reviewer Role = "Reviewer"
	// Viewer reads the drafts and histories of the own organisations.
	Viewer Role = "Viewer"
)

// Roles lists the roles from the widest.
func Roles() []Role { return []Role{Admin, MainUser, Editor, Reviewer, Viewer} }

// Right is a set of access rights, as bits.
type Right uint8

// The rights. People have RightRead and RightWrite as far as their role goes; API users have what they were given
// (PTV's OpenApiRead, OpenApiWrite, ASTIWrite).
const (
	RightRead Right = 1 << iota
	RightWrite
	RightASTI
)

// Has tells whether all of those rights are in the set.
func (r Right) Has(all Right) bool { return r&all == all }

// Caller is who asks for a change. The zero Caller may nothing.
type Caller struct {
	// Actor is the opaque id that signs revisions: u:<uuid> a person, a:<uuid> an API user, else a job's name.
	Actor string
	Role  Role
	// Organizations are those of the caller; the organisations below them are included.
	Organizations []catalog.ID
	Rights        Right
	// API marks an API user: source ids are that user's own.
	API bool
}

// Job is a part of the program that acts by itself, such as the one that publishes what is due.
func Job(name string) Caller {
	return Caller{Actor: name, Role: Admin, Rights: RightRead | RightWrite | RightASTI}
}
