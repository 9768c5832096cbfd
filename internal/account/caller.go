package account

import "github.com/varanto/varanto/internal/catalog"

// Stand-ins until package editorial has them.
type (
	Role  string
	Right uint8

	Caller struct {
		Actor         string
		Role          Role
		Organizations []catalog.ID
		Rights        Right
		API           bool
	}
)

const (
	Admin    Role = "Admin"
	MainUser Role = "MainUser"
	Editor   Role = "Editor"
	Reviewer Role = "Reviewer"
	Viewer   Role = "Viewer"
)

const (
	RightRead Right = 1 << iota
	RightWrite
	RightASTI
)
