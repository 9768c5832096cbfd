package edit

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/codes"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/subject"
)

// mostFound is how many a search for entities or terms shows.
const mostFound = 25

// arrange does what a button of the form asks for that changes the form only: rows, language versions, searches. It is
// false for buttons that do something with the content.
func (s *sheet) arrange(do string) bool {
	verb, arg, _ := strings.Cut(do, ":")
	if verb == "save" || verb == "" { // the key Enter in a search field presses the first button
		for name, values := range s.PostForm {
			if list, ok := strings.CutPrefix(name, "find."); ok && len(values) > 0 && strings.TrimSpace(values[0]) != "" {
				verb, arg = "find", list
			}
		}
	}
	switch verb {
	case "add":
		f := s.Form.Find(arg)
		if f == nil || f.Kind != form.Rows {
			return true
		}
		row := s.V.AddRow(f, arg)
		s.Focus = arg
		if row != "" {
			s.Focus = row + "." + f.Fields[0].Name
		}
	case "remove":
		s.V.RemoveRow(arg)
		s.Focus = listOf(arg)
	case "up":
		s.V.MoveRow(arg)
		s.Focus = listOf(arg)
	case "language":
		if catalog.IsContentLanguage(arg) {
			s.V.AddLanguage(arg)
		}
	case "empty":
		s.V.RemoveLanguage(arg)
		s.V["@languages"] = slices.DeleteFunc(slices.Clone(s.V.Languages()), func(l string) bool { return l == arg && s.Ref.Kind == "" })
	case "find":
		s.search(arg, s.PostForm.Get("find."+arg))
	case "pick":
		list, value, _ := strings.Cut(arg, ":")
		f := s.Form.Find(list)
		if f == nil || f.Kind != form.Rows {
			return true
		}
		if row := s.V.AddRow(f, list); row != "" {
			s.V.Set(row+".channelId", value)
			s.Focus = list
		}
	case "suggest":
		s.suggest()
	default:
		return false
	}
	return true
}

// listOf is the list that a row belongs to.
func listOf(row string) string {
	if i := strings.LastIndexByte(row, '.'); i >= 0 {
		return row[:i]
	}
	return row
}

// search looks for entities or terms by their names.
func (s *sheet) search(list, words string) {
	words = strings.ToLower(strings.Join(strings.Fields(words), " "))
	s.Sought, s.Focus = list, "find."+list
	if words == "" {
		return
	}
	if s.Found == nil {
		s.Found = map[string][]option{}
	}
	switch list {
	case form.OptionsOrganization:
		s.Found[list] = s.entities(catalog.KindOrganization, words, func(editorial.Facts) bool { return true })
	case form.OptionsGeneral:
		s.Found[list] = s.entities(catalog.KindGeneralDescription, words, func(f editorial.Facts) bool { return f.Public })
		s.Focus = "generalDescriptionId"
	case form.OptionsChannel:
		s.Found[list] = s.entities(catalog.KindServiceChannel, words, s.connectable)
	case form.OptionsTerm:
		s.Found[list] = s.terms(words)
	case form.OptionsIndustry:
		for _, c := range codes.IndustrialClasses().All() {
			if name := c.Names.Best(s.Lang); strings.Contains(strings.ToLower(name), words) || strings.HasPrefix(c.Code, words) {
				s.offer(list, option{Value: c.URI, Label: c.Code + " " + name})
			}
		}
	}
}

// offer adds to what was found, up to a bound.
func (s *sheet) offer(list string, o option) {
	if len(s.Found[list]) < mostFound {
		s.Found[list] = append(s.Found[list], o)
	}
}

// entities are those of a kind with these words in their names, those that begin with them first.
func (a *ask) entities(k catalog.Kind, words string, fits func(editorial.Facts) bool) []option {
	var first, rest []option
	a.e.Desk.Register().Each(k, func(f editorial.Facts) bool {
		name := strings.ToLower(f.Name)
		if f.Status == catalog.StatusDeleted || f.Status == catalog.StatusRemoved || !strings.Contains(name, words) || !fits(f) {
			return true
		}
		label := f.Name
		if k == catalog.KindServiceChannel {
			label += " (" + a.T("k."+f.Type) + ", " + a.nameOfRef(catalog.KindOrganization, f.Owner) + ")"
		}
		o := option{Value: f.ID.String(), Label: label}
		if strings.HasPrefix(name, words) {
			first = append(first, o)
		} else {
			rest = append(rest, o)
		}
		return len(first) < mostFound
	})
	out := append(first, rest...)
	return out[:min(len(out), mostFound)]
}

// connectable tells whether the service can be connected with a channel, as far as is known beforehand.
func (s *sheet) connectable(f editorial.Facts) bool {
	service, ok := s.e.Desk.Register().Find(s.Ref)
	if !ok || !f.Public {
		return false
	}
	register := s.e.Desk.Register()
	return f.Shared || register.Within(f.Owner, service.Owner) || register.Within(service.Owner, f.Owner) || s.Caller.Role == editorial.Admin ||
		register.Within(f.Owner, s.Caller.Organizations...)
}

// terms are ontology terms with these words in their names.
func (s *sheet) terms(words string) []option {
	var first, rest []option
	for _, t := range codes.Ontology().All() {
		names := append([]string{t.Names.Best(s.Lang), t.FI, t.SV, t.EN}, t.Alternative.In(s.Lang)...)
		o := option{Value: t.URI, Label: names[0]}
		switch {
		case slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(strings.ToLower(n), words) }):
			first = append(first, o)
		case slices.ContainsFunc(names, func(n string) bool { return strings.Contains(strings.ToLower(n), words) }):
			rest = append(rest, o)
		}
	}
	byLength := func(a, b option) int { return len(a.Label) - len(b.Label) }
	slices.SortStableFunc(first, byLength)
	out := append(first, rest...)
	return out[:min(len(out), mostFound)]
}

// suggest offers the terms that fit the texts.
func (s *sheet) suggest() {
	s.Sought, s.Focus = form.OptionsTerm, "find."+form.OptionsTerm
	model := s.e.Subjects()
	if model == nil || len(s.V.Languages()) == 0 {
		return
	}
	l := s.V.Languages()[0]
	texts := subject.Text{
		Language: l, Title: s.V.Get("serviceNames.Name." + l), Summary: s.V.Get("serviceDescriptions.Summary." + l),
		Body: s.V.Get("serviceDescriptions.Description."+l) + "\n" + s.V.Get("serviceDescriptions.UserInstruction."+l),
	}
	found := model.Suggest(texts, subject.Options{Classes: s.V["serviceClasses"], Terms: s.V["ontologyTerms"]})
	s.Found = map[string][]option{}
	for _, t := range found.Terms {
		s.offer(form.OptionsTerm, option{Value: t.URI, Label: s.codeName(t.URI)})
	}
}
