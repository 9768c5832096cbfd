package mirror

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// maxRounds bounds how often references of what was just fetched are followed; organisations form trees of at most
// seven levels (PTV rule).
const maxRounds = 10

// closeReferences fetches what the fetched entities refer to and neither the spool nor the log has: organisations
// without content of their own, which the source's list leaves out, and what appeared while the lists were read.
func (r *run) closeReferences(ctx context.Context) error {
	asked := map[catalog.Kind]map[catalog.ID]bool{}
	for _, k := range catalog.RecordKinds() {
		asked[k] = map[catalog.ID]bool{}
	}
	for round := 1; round <= maxRounds; round++ {
		missing, err := r.missing(ctx, asked)
		if err != nil || len(missing) == 0 {
			return err
		}
		for _, k := range catalog.RecordKinds() {
			if err := r.bodies(ctx, k, fmt.Sprintf("ref%02d", round), missing[k]); err != nil {
				return err
			}
		}
	}
	return nil
}

// named is what a record says of its references.
type named struct {
	ID                   catalog.ID `json:"id"`
	ParentOrganizationID catalog.ID `json:"parentOrganizationId"`
	OrganizationID       catalog.ID `json:"organizationId"`
	GeneralDescriptionID catalog.ID `json:"generalDescriptionId"`
	Organizations        []struct {
		Organization item `json:"organization"`
	} `json:"organizations"`
	ServiceChannels []struct {
		item
		ServiceChannel item `json:"serviceChannel"`
	} `json:"serviceChannels"`
	Services []struct {
		item
		Service item `json:"service"`
	} `json:"services"`
	SubOrganizations []item `json:"subOrganizations"`
}

type item struct {
	ID catalog.ID `json:"id"`
}

// each calls fn with every reference of a record of that kind.
func (n *named) each(kind catalog.Kind, fn func(catalog.Kind, catalog.ID)) {
	fn(catalog.KindOrganization, n.ParentOrganizationID)
	fn(catalog.KindOrganization, n.OrganizationID)
	fn(catalog.KindGeneralDescription, n.GeneralDescriptionID)
	for _, o := range n.Organizations {
		fn(catalog.KindOrganization, o.Organization.ID)
	}
	for _, o := range n.SubOrganizations {
		fn(catalog.KindOrganization, o.ID)
	}
	for _, c := range n.ServiceChannels {
		fn(catalog.KindServiceChannel, c.ID)
		fn(catalog.KindServiceChannel, c.ServiceChannel.ID)
	}
	if kind == catalog.KindOrganization { // its services are listed by themselves
		return
	}
	for _, s := range n.Services {
		fn(catalog.KindService, s.ID)
		fn(catalog.KindService, s.Service.ID)
	}
}

// missing lists what is referred to, is neither spooled nor in the log, and was not asked for yet; it notes it in asked.
// It returns nil when there is nothing.
func (r *run) missing(ctx context.Context, asked map[catalog.Kind]map[catalog.ID]bool) (map[catalog.Kind][]catalog.ID, error) {
	files, err := r.spool.files()
	if err != nil {
		return nil, err
	}
	spooled := map[catalog.Kind]map[catalog.ID]bool{}
	var wanted []reference
	noted := map[reference]bool{}
	for _, k := range catalog.RecordKinds() {
		spooled[k] = map[catalog.ID]bool{}
	}
	for _, path := range files {
		kind := kindOfFile(path)
		err := eachLine(path, func(line []byte) error {
			var n named
			if json.Unmarshal(line, &n) != nil {
				return nil // the import will say what is wrong with it
			}
			spooled[kind][n.ID] = true
			n.each(kind, func(k catalog.Kind, id catalog.ID) {
				if f := (reference{k, id}); id != (catalog.ID{}) && !noted[f] {
					noted[f] = true
					wanted = append(wanted, f)
				}
			})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	heads := map[catalog.Kind]map[catalog.ID]store.Head{}
	for _, k := range catalog.RecordKinds() {
		if heads[k], err = r.log.NewestNumbers(ctx, k); err != nil {
			return nil, err
		}
	}
	var out map[catalog.Kind][]catalog.ID
	for _, f := range wanted {
		if spooled[f.kind][f.id] || asked[f.kind][f.id] || public(heads[f.kind][f.id]) {
			continue
		}
		asked[f.kind][f.id] = true
		if out == nil {
			out = map[catalog.Kind][]catalog.ID{}
		}
		out[f.kind] = append(out[f.kind], f.id)
	}
	for _, k := range catalog.RecordKinds() {
		r.report.Fetched[k] = len(spooled[k])
	}
	return out, nil
}

type reference struct {
	kind catalog.Kind
	id   catalog.ID
}

func kindOfFile(path string) catalog.Kind {
	kind, _, _ := strings.Cut(filepath.Base(path), "-")
	return catalog.Kind(kind)
}
