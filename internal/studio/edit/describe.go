package edit

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/words"
)

// changeLine is one difference in readable words.
type changeLine struct {
	Field, Old, New string
	Words           []editorial.Span
}

// lines writes differences in readable words.
func (a *ask) lines(changes []editorial.Change) []changeLine {
	out := make([]changeLine, 0, len(changes))
	for _, c := range changes {
		if strings.HasPrefix(c.Path, "sourceUser") || c.Path == "id" {
			continue
		}
		line := changeLine{Field: a.pathName(c.Path), Words: c.Words}
		if c.Words == nil || c.Old == "" || c.New == "" {
			line.Words = nil
			line.Old, line.New = a.valueText(c.Path, c.Old), a.valueText(c.Path, c.New)
		}
		out = append(out, line)
	}
	return out
}

func (s *sheet) previewOf(out *editorial.Outcome) *preview {
	p := &preview{Changes: s.lines(out.Changes)}
	for _, e := range out.Effects {
		p.Effects = append(p.Effects, s.T("e."+e.Reason)+": "+s.effectName(e.Ref))
	}
	return p
}

// effectName is what an entity is called that changes with another; of a connection its channel.
func (a *ask) effectName(r editorial.Ref) string {
	if name := a.nameOfRef(r.Kind, r.ID); name != "" {
		return name
	}
	return a.T("k." + string(r.Kind))
}

// pathName is a path in words: addresses[0].streetAddress.street[fi] reads Osoitteet 1 › Katuosoite › Kadun nimi suomeksi.
func (a *ask) pathName(path string) string {
	var parts []string
	member := ""
	for _, segment := range segments(path) {
		if !strings.HasPrefix(segment, "[") {
			member = segment
			if segment != "value" || len(parts) == 0 {
				parts = append(parts, words.Label(a.Lang, segment))
			}
			continue
		}
		name := a.keyName(member, strings.Trim(segment, "[]"))
		if len(parts) == 0 {
			parts = append(parts, name)
			continue
		}
		parts[len(parts)-1] += ": " + name
	}
	return strings.Join(parts, " › ")
}

// segments cuts a path into members and keys in brackets. Keys may hold full stops.
func segments(path string) []string {
	var out []string
	for path != "" {
		switch {
		case path[0] == '.':
			path = path[1:]
		case path[0] == '[':
			end := strings.Index(path, "]")
			if end < 0 {
				return append(out, path)
			}
			out, path = append(out, path[:end+1]), path[end+1:]
		default:
			end := strings.IndexAny(path, ".[")
			if end < 0 {
				return append(out, path)
			}
			out, path = append(out, path[:end]), path[end:]
		}
	}
	return out
}

// keyName is what tells an element of a list from the others, in words.
func (a *ask) keyName(member, key string) string {
	if m, ok := codes.Municipality(key); ok && member == "municipalities" && len(key) == 3 {
		return m.Names.Best(a.Lang)
	}
	if typ, code, ok := strings.Cut(key, " "); ok && member == "areas" {
		if area, ok := codes.FindArea(codes.AreaType(typ), code); ok {
			return area.Names.Best(a.Lang)
		}
	}
	if n, err := strconv.Atoi(key); err == nil && len(key) < 4 {
		return strconv.Itoa(n + 1)
	}
	parts := strings.Fields(key)
	for i, p := range parts {
		switch {
		case catalog.IsContentLanguage(p) && len(parts) > 1 && i == 1 || catalog.IsContentLanguage(p) && len(parts) == 1:
			parts[i] = rule.InLanguage(a.Lang, p)
		case words.Has("f." + p):
			parts[i] = words.Label(a.Lang, p)
		default:
			if label := rule.Label(a.Lang, p); label != p {
				parts[i] = label
			} else {
				parts[i] = a.valueName(p)
			}
		}
	}
	return strings.Join(parts, " ")
}

// valueText is a value of a document in words; "" for none.
func (a *ask) valueText(path, value string) string {
	if value == "" {
		return ""
	}
	var v any
	if err := json.Unmarshal([]byte(value), &v); err != nil {
		return value
	}
	member := ""
	for _, s := range segments(path) {
		if !strings.HasPrefix(s, "[") {
			member = s
		}
	}
	return a.text(member, v)
}

func (a *ask) text(member string, v any) string {
	switch x := v.(type) {
	case string:
		return a.scalarText(member, x)
	case bool:
		return a.T("o." + strconv.FormatBool(x))
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case []any:
		parts := make([]string, 0, len(x))
		for _, item := range x {
			parts = append(parts, a.text(member, item))
		}
		return strings.Join(parts, "; ")
	case map[string]any:
		parts := make([]string, 0, len(x))
		for _, name := range slices.Sorted(maps.Keys(x)) {
			parts = append(parts, words.Label(a.Lang, name)+": "+a.text(name, x[name]))
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

// plainTexts are members whose values are words of people, never codes.
var plainTexts = []string{"value", "name", "additionalInformation", "chargeDescription", "street", "number", "streetNumber"}

func (a *ask) scalarText(member, s string) string {
	switch member {
	case "language", "languages":
		return languageName(a.Lang, s)
	case "code":
		if m, ok := codes.Municipality(s); ok && len(s) == 3 {
			return m.Names.Best(a.Lang)
		}
		return s
	case "publishAt", "archiveAt", "failedAt":
		if m, err := catalog.ParseMoment(s); err == nil {
			return when(m.Time)
		}
	case "validFrom", "validTo":
		day, _, _ := strings.Cut(s, "T")
		if t, err := time.Parse(time.DateOnly, day); err == nil {
			return t.Format("2.1.2006")
		}
	case "state":
		return a.T("ls." + s)
	case "type":
		if words.Has("area." + s) {
			return a.T("area." + s)
		}
	case "subType":
		return a.T("o." + s)
	}
	if slices.Contains(plainTexts, member) {
		return s
	}
	if _, err := uuid.Parse(s); err == nil || !strings.Contains(s, " ") {
		return a.valueName(s)
	}
	return s
}
