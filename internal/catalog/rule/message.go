package rule

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/catalog"
)

// Message says in plain words what to do about a problem, in fi, sv or en (anything else reads as en).
// A problem of a rule that is not in Rules keeps its own English Message.
func Message(lang string, p catalog.Problem) string {
	r, ok := Find(p.Rule)
	if !ok {
		return p.Message
	}
	var b strings.Builder
	for rest := r.Template(lang); ; {
		before, after, found := strings.Cut(rest, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(after, "}")
		b.WriteString(filled(lang, name, p, b.Len() == 0))
		rest = after
	}
}

// Broken makes the problem of a rule that the caller has found broken: rights, source ids and the like, which are in
// Rules but which only the caller can see. arguments are pairs of name and value; the name language sets
// Problem.Language instead.
func Broken(rule, field, value string, arguments ...string) catalog.Problem {
	p := catalog.Problem{Field: field, Rule: rule, Value: catalog.Excerpt(value)}
	for i := 0; i+1 < len(arguments); i += 2 {
		if arguments[i] == "language" {
			p.Language = arguments[i+1]
			continue
		}
		p.Arguments = append(p.Arguments, catalog.Argument{Name: arguments[i], Value: arguments[i+1]})
	}
	p.Message = Message("en", p)
	return p
}

// filled is what a placeholder of a template stands for.
func filled(lang, name string, p catalog.Problem, first bool) string {
	switch name {
	case "value":
		return p.Value
	case "language":
		return InLanguage(lang, p.Language)
	case "member":
		return cased(Label(lang, lastMember(p.Field)), first)
	case "text":
		text := p.Argument(name)
		if text == "" {
			text = lastMember(p.Field)
		}
		return cased(Label(lang, text), first)
	case "from", "to":
		return statusName(lang, p.Argument(name))
	case "action":
		return cased(actionName(lang, p.Argument(name)), first)
	case "form":
		return formName(lang, p.Argument(name))
	}
	return p.Argument(name)
}

// cased begins a text that begins a sentence with a capital.
func cased(s string, first bool) string {
	if !first {
		return s
	}
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// lastMember is the name of the last member of a path: additionalInformation of organizations[1].additionalInformation[0].value.
// What every text has, value and language, tells nothing and is passed over.
func lastMember(path string) string {
	for path != "" {
		last := path
		dot := strings.LastIndexByte(path, '.')
		if dot >= 0 {
			last, path = path[dot+1:], path[:dot]
		} else {
			path = ""
		}
		if i := strings.IndexByte(last, '['); i >= 0 {
			last = last[:i]
		}
		if path == "" || last != "value" && last != "language" && last != "type" && last != "" {
			return last
		}
	}
	return ""
}
