// Package opensearch tells browsers how to search the site (OpenSearch 1.1, draft 6) and suggests words in the form that
// they ask for.
package opensearch

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Media types of the two answers.
const (
	DescriptionType = "application/opensearchdescription+xml"
	SuggestionsType = "application/x-suggestions+json"
)

// Limits of OpenSearch 1.1 in characters.
const (
	maxShortName   = 16
	maxLongName    = 48
	maxDescription = 1024
)

// Terms stands in an address for the words that are looked for.
const Terms = "{searchTerms}"

// Description is what a browser is told. All addresses are absolute; Results and Suggestions hold Terms.
type Description struct {
	Name, Text, Lang           string
	Results, Suggestions, Self string
	Icon, IconType             string
}

type document struct {
	XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName     string
	LongName      string
	Description   string
	URLs          []address `xml:"Url"`
	Image         *image
	Language      string
	InputEncoding string
	OutputEncode  string `xml:"OutputEncoding"`
	AdultContent  string
	Right         string `xml:"SyndicationRight"`
}

type address struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

type image struct {
	Type    string `xml:"type,attr"`
	Width   int    `xml:"width,attr"`
	Height  int    `xml:"height,attr"`
	Address string `xml:",chardata"`
}

// Write writes the description document. Names and texts that are too long are cut.
func Write(w io.Writer, d Description) error {
	doc := document{
		ShortName: cut(d.Name, maxShortName), LongName: cut(d.Name, maxLongName), Description: cut(d.Text, maxDescription),
		URLs: []address{
			{Type: "text/html", Rel: "results", Template: d.Results}, {Type: SuggestionsType, Rel: "suggestions", Template: d.Suggestions},
			{Type: DescriptionType, Rel: "self", Template: d.Self},
		},
		Language: d.Lang, InputEncoding: "UTF-8", OutputEncode: "UTF-8", AdultContent: "false", Right: "open",
	}
	if d.Icon != "" {
		doc.Image = &image{Type: d.IconType, Width: 32, Height: 32, Address: d.Icon}
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	if err := xml.NewEncoder(w).Encode(doc); err != nil {
		return fmt.Errorf("writing the OpenSearch description: %w", err)
	}
	return nil
}

func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return strings.TrimSpace(string([]rune(s)[:n]))
}

// Suggestion is words to search for, a note beside them (may be empty) and the absolute address of the page that answers.
type Suggestion struct{ Text, Note, Address string }

// Suggestions writes the answer to somebody who typed that: four lists side by side.
func Suggestions(w io.Writer, typed string, list []Suggestion) error {
	texts, notes, addresses := make([]string, len(list)), make([]string, len(list)), make([]string, len(list))
	for i, s := range list {
		texts[i], notes[i], addresses[i] = s.Text, s.Note, s.Address
	}
	return json.NewEncoder(w).Encode([]any{typed, texts, notes, addresses})
}
