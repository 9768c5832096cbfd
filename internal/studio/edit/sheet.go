package edit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/advice"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/studio/edit/words"
)

// sheet is a form as a page shows it.
type sheet struct {
	*ask
	Form form.Form
	V    form.Values
	// Kind and Channel say what is edited; Ref is zero for what is new.
	Kind    catalog.Kind
	Channel catalog.ChannelType
	Ref     editorial.Ref
	Title   string
	// Base is the revision that the editing began from, 0 for what is new.
	Base int
	// Newest is the newest revision when the form was read, 0 for what is new.
	Newest int
	// Mark tells which connections the form was made from; empty for other forms.
	Mark string
	// Action is where the form is sent to.
	Action string
	// Problems are what is wrong with controls, by their names; Summary all of it in order.
	Problems map[string][]string
	Summary  []link
	// SummaryTitle is the key of the summary's heading.
	SummaryTitle string
	// Tips is the advice at controls, by their names; Advice all of it in order.
	Tips   map[string][]string
	Advice []link
	Score  int
	// Found are what was looked for, by the list that fields choose from.
	Found map[string][]option
	// Sought tells which list was searched last.
	Sought string
	// Focus is the name of the control that the page opens at; empty for the top.
	Focus string
	// Preview is what saving would change; nil when that was not asked for.
	Preview *preview
}

// link leads to a control.
type link struct{ Key, Text string }

// preview is what would change.
type preview struct {
	Changes []changeLine
	Effects []string
	Ready   bool
}

// id is the id of a control.
func id(key string) string { return "f-" + key }

// Wrong tells whether something is wrong with a control.
func (s *sheet) Wrong(key string) bool { return len(s.Problems[key]) > 0 }

// described are the ids of what is said of a control.
func (s *sheet) described(key string, hint bool) string {
	var ids []string
	if s.Wrong(key) {
		ids = append(ids, id(key)+"-p")
	}
	if hint {
		ids = append(ids, id(key)+"-h")
	}
	if len(s.Tips[key]) > 0 {
		ids = append(ids, id(key)+"-a")
	}
	return strings.Join(ids, " ")
}

// hint is what is said under a label, "" for nothing.
func (s *sheet) hint(key string) string {
	if words.Has("h." + key) {
		return s.T("h." + key)
	}
	return ""
}

// label is the name of a field.
func (s *sheet) label(f *form.Field) string { return words.Label(s.Lang, f.LabelKey()) }

// controlLabel is how a summary names a control: its field, its type and its language.
func (s *sheet) controlLabel(key string) string {
	f := s.Form.Find(key)
	if f == nil {
		return ""
	}
	parts := strings.Split(key, ".")
	last := parts[len(parts)-1]
	switch {
	case f.Kind == form.Typed && len(parts) >= 3:
		return words.Label(s.Lang, parts[len(parts)-2]) + " " + rule.InLanguage(s.Lang, last)
	case f.Kind == form.Local || f.Kind == form.Words || f.Kind == form.NameTypes:
		return s.label(f) + " " + rule.InLanguage(s.Lang, last)
	case f.Kind == form.Rows && len(parts) >= 2:
		if n, err := strconv.Atoi(last); err == nil {
			return s.label(f) + " " + strconv.Itoa(n+1)
		}
	}
	return s.label(f)
}

// fail notes what is wrong with a control, or with the whole where the form has no such control.
func (s *sheet) fail(key, text string) {
	if s.Problems == nil {
		s.Problems = map[string][]string{}
	}
	if key != "" && s.Form.Find(key) == nil {
		key = ""
	}
	if key != "" {
		s.Problems[key] = append(s.Problems[key], text)
		if name := s.controlLabel(key); name != "" {
			text = name + ": " + text
		}
	}
	if !slices.Contains(s.Summary, link{key, text}) {
		s.Summary = append(s.Summary, link{key, text})
	}
}

// failAll notes broken rules at their controls.
func (s *sheet) failAll(read *form.Read, problems []catalog.Problem) {
	s.SummaryTitle = "summary.fix"
	for _, p := range problems {
		s.fail(read.Of(s.Form, p), rule.Message(s.Lang, p))
	}
}

// failUnread notes controls that make no sense.
func (s *sheet) failUnread(read *form.Read) {
	s.SummaryTitle = "summary.fix"
	for _, u := range read.Unread {
		key := "unread"
		switch u.Kind {
		case form.Date:
			key = "unread.date"
		case form.Clock:
			key = "unread.clock"
		case form.Number:
			key = "unread.number"
		}
		s.fail(u.Key, s.T(key))
	}
}

// advise notes advice at the controls that it is about.
func (s *sheet) advise(read *form.Read, e catalog.Entity) {
	facts := advice.Facts{Channels: -1, Services: -1}
	register := s.e.Desk.Register()
	owner := catalog.ID{}
	switch e := e.(type) {
	case *catalog.Service:
		owner = e.Responsible()
		if s.Ref.Kind != "" {
			facts.Channels = register.Reached(s.Ref)
		}
		if g, ok := register.General(e.GeneralDescriptionID); ok && g.Published {
			facts.Instructed = g.Instructed
		}
		facts.Common = register.TermShare
	case *catalog.ServiceChannel:
		owner = e.OrganizationID
		if s.Ref.Kind != "" {
			facts.Services = len(register.ConnectionsOf(s.Ref))
		}
	}
	if o, ok := register.Organization(owner); ok {
		facts.Owner, facts.Published = o.Type, o.Published
	}
	all := advice.Of(e, facts)
	s.Score = advice.Score(all)
	s.Tips = map[string][]string{}
	for _, a := range all {
		typ := ""
		if a.Name == advice.InstructionMissing {
			typ = catalog.TypeUserInstruction
		}
		for _, arg := range a.Arguments {
			if arg.Name == "text" {
				typ = arg.Value
			}
		}
		key, text := read.Control(s.Form, a.Field, a.Language, typ), advice.Message(s.Lang, a)
		if key != "" && s.Form.Find(key) != nil {
			s.Tips[key] = append(s.Tips[key], text)
		}
		s.Advice = append(s.Advice, link{key, text})
	}
}

// missing are the language versions that can be added.
func (s *sheet) missing() []string {
	var out []string
	for _, l := range catalog.ContentLanguages() {
		if !slices.Contains(s.V.Languages(), l) {
			out = append(out, l)
		}
	}
	return out
}

// rows are the keys of the rows of a list.
func (s *sheet) rows(key string) []string {
	var out []string
	for _, place := range s.V.Rows(key) {
		out = append(out, key+"."+place)
	}
	return out
}

// rowNumber is the place of a row in its list, from 1.
func rowNumber(i int) string { return strconv.Itoa(i + 1) }
