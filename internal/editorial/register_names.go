package editorial

import (
	"slices"

	"github.com/cespare/xxhash/v2"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// names finds the entities that have a name, by the hash of rule.UniqueName: two names of a nation's catalogue share a
// hash less often than a disk errs.
type names struct {
	first *layer[uint64, *card]
	// others are further entities with a name, which imported content has now and then.
	others *layer[uint64, []*card]
}

func newNames() names { return names{newLayer[uint64, *card](), newLayer[uint64, []*card]()} }

func (n names) add(h uint64, c *card) {
	if _, ok := n.first.find(h); ok {
		n.others.set(h, append(slices.Clip(n.others.get(h)), c))
		return
	}
	n.first.set(h, c)
}

func (n names) remove(h uint64, c *card) {
	others := n.others.get(h)
	if n.first.get(h) != c {
		n.setOthers(h, slices.DeleteFunc(slices.Clone(others), func(o *card) bool { return o == c }))
		return
	}
	if len(others) == 0 {
		n.first.delete(h)
		return
	}
	n.first.set(h, others[0])
	n.setOthers(h, others[1:])
}

func (n names) setOthers(h uint64, others []*card) {
	if len(others) == 0 {
		if _, there := n.others.find(h); there {
			n.others.delete(h)
		}
		return
	}
	n.others.set(h, others)
}

// taken returns an entity other than self that has the name, nil when there is none.
func (n names) taken(h uint64, self catalog.ID) *card {
	if c := n.first.get(h); c == nil || c.id != self {
		return c
	}
	for _, c := range n.others.get(h) {
		if c.id != self {
			return c
		}
	}
	return nil
}

// having lists the entities whose public version has a name.
func (r *Register) having(name rule.UniqueName) []catalog.ID {
	r.mu.RLock()
	defer r.mu.RUnlock()
	h := hashName(name)
	first := r.names.first.get(h)
	if first == nil {
		return nil
	}
	out := []catalog.ID{first.id}
	for _, c := range r.names.others.get(h) {
		out = append(out, c.id)
	}
	return out
}

func hashName(n rule.UniqueName) uint64 {
	var d xxhash.Digest
	d.Reset()
	d.WriteString(string(n.Kind))
	d.Write(n.Owner[:])
	d.WriteString(string(n.ChannelType))
	d.WriteString("\x00" + n.Language + "\x00")
	d.WriteString(n.Key)
	return d.Sum64()
}

func hashes(unique []rule.UniqueName) []uint64 {
	if len(unique) == 0 {
		return nil
	}
	out := make([]uint64, 0, len(unique))
	for _, n := range unique {
		out = append(out, hashName(n))
	}
	return out
}

// uniqueNames are the names of an entity that no other may have (PTV rule): a service's within its organisation, a
// channel's within its organisation and type. Of a service location it is the name that is displayed.
func uniqueNames(e catalog.Entity) []rule.UniqueName {
	switch e := e.(type) {
	case *catalog.Service:
		return namesUnique(rule.UniqueName{Kind: catalog.KindService, Owner: e.Responsible()}, e.ServiceNames, nil)
	case *catalog.ServiceChannel:
		of := rule.UniqueName{Kind: catalog.KindServiceChannel, Owner: e.OrganizationID, ChannelType: e.Type}
		if e.Type != catalog.ServiceLocation {
			return namesUnique(of, e.ServiceChannelNames, nil)
		}
		return namesUnique(of, e.ServiceChannelNames, e.DisplayNameType)
	}
	return nil
}

func namesUnique(of rule.UniqueName, names catalog.TypedTexts, displayed []catalog.NameType) []rule.UniqueName {
	var out []rule.UniqueName
	for _, l := range contentLanguages {
		typ := catalog.TypeName
		for _, d := range displayed {
			if d.Language == l {
				typ = d.Type
			}
		}
		if name := names.In(typ, l); name != "" {
			of.Language, of.Key = l, rule.NameKey(name)
			out = append(out, of)
		}
	}
	return out
}
