package opensearch_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/site/opensearch"
)

func TestTheDescriptionIsReadBackAndKeepsTheLimits(t *testing.T) {
	var b bytes.Buffer
	err := opensearch.Write(&b, opensearch.Description{
		Name: "Esimerkkilän palvelut <ja> asiointi " + strings.Repeat("a", 60), Text: strings.Repeat("ä", 2000), Lang: "fi",
		Results: "https://example.fi/fi/haku?a=b&q={searchTerms}", Suggestions: "https://example.fi/s?q={searchTerms}",
		Self: "https://example.fi/o.xml", Icon: "https://example.fi/i.svg", IconType: "image/svg+xml",
	})
	if err != nil {
		t.Fatal(err)
	}
	type url struct {
		Type     string `xml:"type,attr"`
		Rel      string `xml:"rel,attr"`
		Template string `xml:"template,attr"`
	}
	var got struct {
		XMLName                                                          xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName, LongName, Description, Language, InputEncoding, Image string
		URLs                                                             []url `xml:"Url"`
	}
	if err := xml.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.ShortName != "Esimerkkilän pal" || len([]rune(got.LongName)) != 48 || len([]rune(got.Description)) != 1024 {
		t.Errorf("got %q, %q, %d characters", got.ShortName, got.LongName, len([]rune(got.Description)))
	}
	if got.Language != "fi" || got.InputEncoding != "UTF-8" || got.Image != "https://example.fi/i.svg" {
		t.Errorf("got %+v", got)
	}
	want := []url{
		{"text/html", "results", "https://example.fi/fi/haku?a=b&q={searchTerms}"},
		{"application/x-suggestions+json", "suggestions", "https://example.fi/s?q={searchTerms}"},
		{"application/opensearchdescription+xml", "self", "https://example.fi/o.xml"},
	}
	if diff := cmp.Diff(want, got.URLs); diff != "" {
		t.Error(diff)
	}
}

func TestSuggestionsAreFourLists(t *testing.T) {
	var b bytes.Buffer
	err := opensearch.Suggestions(&b, "kou", []opensearch.Suggestion{{"koulu", "oppilaitos", "https://example.fi/1"}, {Text: "kouvola"}})
	if err != nil {
		t.Fatal(err)
	}
	want := `["kou",["koulu","kouvola"],["oppilaitos",""],["https://example.fi/1",""]]` + "\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	b.Reset()
	if err := opensearch.Suggestions(&b, "x", nil); err != nil || b.String() != `["x",[],[],[]]`+"\n" {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

func TestAFailingWriterIsTold(t *testing.T) {
	broken, w := io.Pipe()
	broken.Close()
	if opensearch.Write(w, opensearch.Description{}) == nil || opensearch.Suggestions(w, "", nil) == nil {
		t.Error("no error")
	}
}
