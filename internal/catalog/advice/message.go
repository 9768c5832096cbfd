package advice

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/codes"
)

// Message says the advice in fi, sv or en (anything else reads as en); "" for an advice of no kind.
func Message(lang string, a Advice) string {
	k := kindOf(a.Name)
	text := k.EN
	switch lang {
	case "fi":
		text = k.FI
	case "sv":
		text = k.SV
	}
	if term, known := codes.Ontology().Lookup(argument(a, "term")); known {
		a.Value = term.Best(lang) // the reader's own word for it
	}
	fill := []string{"{value}", a.Value, "{language}", rule.InLanguage(lang, a.Language)}
	for _, argument := range a.Arguments {
		value := argument.Value
		if argument.Name == "text" {
			value = rule.Label(lang, value)
		}
		fill = append(fill, "{"+argument.Name+"}", value)
	}
	return strings.NewReplacer(fill...).Replace(text)
}

// argument is what an advice says under a name, "" when it says nothing.
func argument(a Advice, name string) string {
	for _, one := range a.Arguments {
		if one.Name == name {
			return one.Value
		}
	}
	return ""
}
