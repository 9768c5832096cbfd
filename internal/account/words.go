package account

import (
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed words
var wordFiles embed.FS

const defaultLanguage = "fi"

// Languages are those of letters and messages, in the order in which they are offered.
func Languages() []string { return []string{"fi", "sv", "en"} }

// words are the texts by language and name, read once; a test holds the languages alike.
var words = func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, language := range Languages() {
		text, err := wordFiles.ReadFile("words/" + language + ".json")
		if err != nil {
			panic(err) // embedded: it cannot happen in a program that was tested
		}
		table := map[string]string{}
		if err := json.Unmarshal(text, &table); err != nil {
			panic(err)
		}
		all[language] = table
	}
	return all
}()

// say answers a text with its arguments filled in; a language that is not known is the default one.
func say(language, name string, arguments ...any) string {
	table, ok := words[language]
	if !ok {
		table = words[defaultLanguage]
	}
	text, ok := table[name]
	if !ok {
		return name
	}
	return fmt.Sprintf(text, arguments...)
}

// Text says in "fi", "sv" or "en" which rule the value breaks.
func (e *Invalid) Text(language string) string { return say(language, e.Rule, e.Arguments...) }
