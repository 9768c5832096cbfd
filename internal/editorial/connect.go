package editorial

import (
	"context"

	"github.com/varanto/varanto/internal/catalog"
)

// Joining is a list of connections of one service or channel.
type Joining struct {
	// Ref is the service or the channel whose connections these are. Without ReplaceAll it may be zero: then each
	// connection names both ends.
	Ref
	// Connections are the wanted ones. The end that Ref names may be zero. Order is the list's where Ref is a service.
	Connections []catalog.Connection
	// Replace removes the connections (regular or ASTI ones, as ASTI says) that are not listed.
	Replace bool
	// ASTI makes and replaces ASTI connections, which stand apart: regular ones stay, and the other way round.
	ASTI bool
	// Strict makes a connection that cannot be an *Invalid; otherwise it is ignored and reported.
	Strict bool
}

// Connect makes, changes and removes connections (section 8 of PTV's rules as documented in docs/life-cycle.md): one a
// pair, with a language version in common, to a channel that is published and shared or the service's owner's own.
// The caller needs ActionConnect (or ActionConnectASTI) for the service; from a channel's side for each service.
func (d *Desk) Connect(ctx context.Context, c Caller, j Joining) (*Outcome, error) {
	return nil, errNotBuilt
}
