package editorial

import (
	"context"
	"errors"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// Rights are refused unless a line here gives them (PTV's table of roles, as docs/life-cycle.md has it).

// May tells whether the caller may do that with the entity as it stands: nil, a *Forbidden or a *NotFound. For
// ActionCreate see MayCreate, for moving an organisation MayMove.
func (d *Desk) May(ctx context.Context, c Caller, a Action, r Ref) error {
	// Reading waits for no writer: what the register does not know yet changes nothing about the right to read.
	if a != ActionRead || !d.register.knows(r) {
		if err := d.register.Ready(ctx); err != nil {
			return err
		}
	}
	return d.register.may(c, a, r)
}

// MayCreate tells whether the caller may make an entity of that kind for that organisation: for an Organization the
// parent (zero for a main organisation), otherwise the owner. It is nil, a *Forbidden or a *NotFound (no such
// organisation).
func (d *Desk) MayCreate(ctx context.Context, c Caller, k catalog.Kind, organization catalog.ID) error {
	if err := d.register.Ready(ctx); err != nil {
		return err
	}
	return d.register.mayCreate(c, Ref{Kind: k}, organization)
}

// MayMove tells whether the caller may put an organisation below another parent; zero makes it a main organisation.
func (d *Desk) MayMove(ctx context.Context, c Caller, organization, to catalog.ID) error {
	if err := d.register.Ready(ctx); err != nil {
		return err
	}
	return d.register.mayMove(c, organization, to)
}

// may holds rights against an existing entity.
func (r *Register) may(c Caller, a Action, ref Ref) error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	if ref.Kind == catalog.KindConnection {
		j, ok := r.joins.find(ref.ID)
		if !ok {
			return &NotFound{Ref: ref}
		}
		ref = Ref{catalog.KindService, j.service}
	}
	x := r.cards[ref.Kind].get(ref.ID)
	if x == nil || x.status == catalog.StatusRemoved && a != ActionRead {
		return &NotFound{Ref: ref}
	}
	refuse := func(rule string) error {
		return &Forbidden{Ref: ref, Action: a, Rule: rule, Organization: x.owner}
	}
	if rule := c.lacks(a, ref.Kind); rule != "" {
		return refuse(rule)
	}
	if a == ActionRead && (c.Role != Viewer || c.API || r.within(x.owner, c.Organizations)) { // others' too (PTV)
		return nil
	}
	if r.followed(x.mirror) {
		return refuse(RuleMirrored)
	}
	if c.Role == Admin {
		return nil
	}
	if !r.within(x.owner, c.Organizations) {
		return refuse(RuleOrganization)
	}
	main := x.kind == catalog.KindOrganization && x.upper == (catalog.ID{})
	if main && (a == ActionArchive && x.publicSeq != 0 || a == ActionStructure) {
		return refuse(RuleMainOrganization)
	}
	return nil
}

// mayCreate holds rights against a new entity of that owner or, for an organisation, that parent.
func (r *Register) mayCreate(c Caller, ref Ref, organization catalog.ID) error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	refuse := func(rule string) error {
		return &Forbidden{Ref: ref, Action: ActionCreate, Rule: rule, Organization: organization}
	}
	if rule := c.lacks(ActionCreate, ref.Kind); rule != "" {
		return refuse(rule)
	}
	if organization == (catalog.ID{}) {
		switch {
		case c.Role == Admin:
			return nil
		case ref.Kind == catalog.KindOrganization:
			return refuse(RuleMainOrganization)
		}
		return refuse(RuleOwner)
	}
	return r.mayOwn(c, organization, refuse)
}

// mayOwn tells whether the caller may give something to an organisation. Rules tell of one that is not there.
func (r *Register) mayOwn(c Caller, organization catalog.ID, refuse func(rule string) error) error {
	o := r.cards[catalog.KindOrganization].get(organization)
	switch {
	case o != nil && r.followed(o.mirror):
		return refuse(RuleMirrored)
	case c.Role != Admin && !r.within(organization, c.Organizations):
		return refuse(RuleOwner)
	}
	return nil
}

// mayGive holds rights against a new owner of an entity.
func (r *Register) mayGive(c Caller, ref Ref, to catalog.ID) error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.mayOwn(c, to, func(rule string) error {
		return &Forbidden{Ref: ref, Action: ActionWrite, Rule: rule, Organization: to}
	})
}

// mayMove holds rights against a new parent of an organisation: they are needed to the old and to the new one.
func (r *Register) mayMove(c Caller, organization, to catalog.ID) error {
	ref := Ref{catalog.KindOrganization, organization}
	if err := r.may(c, ActionStructure, ref); err != nil {
		return err
	}
	if c.Role == Admin && to == (catalog.ID{}) {
		return nil
	}
	refuse := func(rule string) error {
		return &Forbidden{Ref: ref, Action: ActionStructure, Rule: rule, Organization: to}
	}
	if to == (catalog.ID{}) {
		return refuse(RuleMainOrganization)
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	if from := r.cards[catalog.KindOrganization].get(organization).upper; c.Role != Admin && !r.within(from, c.Organizations) {
		return refuse(RuleOrganization)
	}
	return r.mayOwn(c, to, refuse)
}

// lacks returns the rule by which the caller may never do that with an entity of that kind, "" when there is none.
func (c Caller) lacks(a Action, k catalog.Kind) string {
	if !c.roleAllows(a, k) {
		return RuleRole
	}
	need := RightWrite
	switch {
	case a == ActionRead:
		need = RightRead
	case a == ActionConnectASTI && c.Role == Admin && !c.API:
		need = RightWrite
	case a == ActionConnectASTI:
		need = RightASTI
	}
	if !c.Rights.Has(need) {
		return RuleRight
	}
	return ""
}

func (c Caller) roleAllows(a Action, k catalog.Kind) bool {
	switch c.Role {
	case Admin:
		return true
	case MainUser, Editor:
	case Reviewer:
		return a == ActionRead || a == ActionPublish && isContent(k)
	case Viewer:
		return a == ActionRead
	default:
		return false
	}
	if isContent(k) || k == catalog.KindConnection {
		return a != ActionStructure
	}
	if k == catalog.KindOrganization {
		switch a {
		case ActionRead, ActionWrite, ActionPublish:
			return true
		case ActionCreate, ActionArchive, ActionStructure:
			return c.Role == MainUser
		}
		return false
	}
	return a == ActionRead
}

// isContent tells of what an organisation offers, and is neither an organisation nor common to all.
func isContent(k catalog.Kind) bool {
	return k == catalog.KindService || k == catalog.KindServiceChannel || k == catalog.KindServiceCollection
}

// isRefusal tells that an error says why this entity cannot be changed, not that the log failed.
func isRefusal(err error) bool {
	var invalid *Invalid
	var forbidden *Forbidden
	var missing *NotFound
	var conflict *Conflict
	var draft *store.DraftError
	return errors.As(err, &invalid) || errors.As(err, &forbidden) || errors.As(err, &missing) ||
		errors.As(err, &conflict) || errors.As(err, &draft)
}
