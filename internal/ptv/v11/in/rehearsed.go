package in

import (
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// rehearsed writes what a dry run tells: what would become of the entity, every field that would change, every broken
// rule, and what of the body is ignored. outcome may be nil, when something is too broken to tell.
func rehearsed(outcome *editorial.Outcome, problems []catalog.Problem, at paths, unknown []string) []byte {
	b := append([]byte(`{"dryRun":true,"valid":`), strconv.FormatBool(len(problems) == 0)...)
	if outcome != nil {
		b = appendOutcome(b, outcome)
	}
	b = append(b, `,"problems":[`...)
	seen := map[v11.Fault]bool{}
	first := true
	for _, p := range problems {
		f := v11.Fault{Key: keyOf(p, at), Message: messageOf(p)}
		if seen[f] {
			continue
		}
		seen[f] = true
		b = comma(b, &first)
		b = append(b, `{"key":`...)
		b = append(b, quoted(f.Key)...)
		b = append(append(b, `,"field":`...), quoted(fieldOf(p, at))...)
		b = append(append(b, `,"rule":`...), quoted(p.Rule)...)
		b = append(append(b, `,"value":`...), orNull(p.Value)...)
		b = append(append(b, `,"message":`...), quoted(f.Message)...)
		b = append(b, '}')
	}
	b = append(b, `],"ignoredMembers":[`...)
	first = true
	for _, name := range unknown {
		b = append(comma(b, &first), quoted(name)...)
	}
	return append(b, ']', '}')
}

func appendOutcome(b []byte, o *editorial.Outcome) []byte {
	b = append(append(b, `,"kind":`...), quoted(string(o.Kind))...)
	b = append(append(b, `,"id":`...), quoted(o.ID.String())...)
	b = append(append(b, `,"publishingStatus":`...), orNull(string(v11.WireStatus(o.Status)))...)
	b = append(append(b, `,"created":`...), strconv.FormatBool(o.Created)...)
	b = append(append(b, `,"repeated":`...), strconv.FormatBool(o.Repeated)...)
	b = append(b, `,"changes":[`...)
	first := true
	for _, c := range o.Changes {
		b = append(comma(b, &first), `{"field":`...)
		b = append(b, quoted(c.Path)...)
		b = append(append(b, `,"old":`...), orNullJSON(c.Old)...)
		b = append(append(b, `,"new":`...), orNullJSON(c.New)...)
		b = append(b, '}')
	}
	b = append(b, `],"effects":[`...)
	first = true
	for _, e := range o.Effects {
		b = append(comma(b, &first), `{"kind":`...)
		b = append(b, quoted(string(e.Kind))...)
		b = append(append(b, `,"id":`...), quoted(e.ID.String())...)
		b = append(append(b, `,"reason":`...), quoted(e.Reason)...)
		b = append(b, '}')
	}
	b = append(b, `],"ignoredConnections":[`...)
	first = true
	for _, i := range o.Ignored {
		b = append(comma(b, &first), `{"serviceId":`...)
		b = append(b, quoted(i.ServiceID.String())...)
		b = append(append(b, `,"serviceChannelId":`...), quoted(i.ChannelID.String())...)
		b = append(append(b, `,"reason":`...), quoted(i.Reason)...)
		b = append(b, '}')
	}
	return append(b, ']')
}

func comma(b []byte, first *bool) []byte {
	if *first {
		*first = false
		return b
	}
	return append(b, ',')
}

func orNull(s string) string {
	if s == "" {
		return "null"
	}
	return quoted(s)
}

func orNullJSON(value string) string {
	if value == "" {
		return "null"
	}
	return value
}
