package selftest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/feed"
)

// ptvPaths are the kinds by their names in PTV's addresses.
var ptvPaths = []struct {
	kind catalog.Kind
	path string
}{
	{catalog.KindService, "Service"}, {catalog.KindServiceChannel, "ServiceChannel"}, {catalog.KindOrganization, "Organization"},
	{catalog.KindGeneralDescription, "GeneralDescription"}, {catalog.KindServiceCollection, "ServiceCollection"},
}

// checkPTV holds lists and single entities of every kind against the contract, which the server gives out, too.
func checkPTV(a *asker) finding {
	contract, err := a.describe("/swagger/v11/swagger.json", jsonType, true)
	if err != nil {
		return failed(err)
	}
	var f finding
	for _, k := range ptvPaths {
		path := "/api/v11/" + k.path
		f.hold(a, path, contract, contract.answerOf(path))
		list, of := sample(published(a.reader, k.kind), a.reader.Seq)
		f.of += of
		for _, e := range list[:min(len(list), asked)] {
			f.hold(a, path+"/"+e.ID.String(), contract, contract.answerOf(path+"/{id}"))
			f.checked++
		}
	}
	return f
}

// hold asks for an address and notes what breaks the schema. It returns the answer, nil when there is none.
func (f *finding) hold(a *asker, path string, d *description, schema string) []byte {
	return f.holdAs(a, path, jsonType, d, schema)
}

// holdAs does the same with an answer of another media type.
func (f *finding) holdAs(a *asker, path, media string, d *description, schema string) []byte {
	b, err := a.get(path, media)
	if err != nil {
		f.problems = append(f.problems, err.Error())
		return nil
	}
	for _, p := range d.check(schema, b) {
		f.problems = append(f.problems, path+": "+p)
	}
	return b
}

// change is what a reader of the change log goes by.
type change struct {
	Sequence  int64
	ID        string
	Document  *struct{ ID string }
	Tombstone json.RawMessage
}

// checkChanges reads a page from the log's beginning and one from within it.
func checkChanges(a *asker) finding {
	d, err := a.describe("/open/v1/openapi.json", openAPIType, false)
	if err != nil {
		return failed(err)
	}
	var f finding
	for _, k := range ptvPaths {
		f.of += int(a.reader.Table(k.kind).Published().GetCardinality())
	}
	since := int64(0)
	for range 2 {
		var page struct {
			Items      []change
			Next, Head int64
		}
		path := fmt.Sprintf("/open/v1/changes?since=%d&limit=%d", since, asked)
		if b := f.hold(a, path, d, d.answerOf("/open/v1/changes")); json.Unmarshal(b, &page) != nil {
			return f // hold has told why
		}
		next := feed.SequenceOf(page.Next) // a page may end amid the items of one sequence
		f.problems = append(f.problems, orderly(page.Items, since, next)...)
		if next > page.Head || next < since {
			f.problems = append(f.problems, fmt.Sprintf("%s: next is %d, head %d", path, page.Next, page.Head))
		}
		f.checked += len(page.Items)
		since = next + a.reader.Seq%max(1, page.Head-next)
		if since >= page.Head {
			break
		}
	}
	f.of = max(f.of, f.checked)
	return f
}

// orderly says what is wrong with changes after a place in the log: they come in its order, and each has the entity as it is
// or what is left of it.
func orderly(items []change, since, next int64) (problems []string) {
	for i, c := range items {
		switch {
		case c.Sequence <= since, c.Sequence > next, i > 0 && c.Sequence < items[i-1].Sequence:
			problems = append(problems, fmt.Sprintf("the change %d of %s comes out of turn", c.Sequence, c.ID))
		case (c.Document == nil) == (c.Tombstone == nil):
			problems = append(problems, fmt.Sprintf("the change %d of %s has no document or tombstone, or both", c.Sequence, c.ID))
		case c.Document != nil && c.Document.ID != c.ID:
			problems = append(problems, fmt.Sprintf("the change %d of %s has the document of %s", c.Sequence, c.ID, c.Document.ID))
		}
	}
	return problems
}

// checkStream reads how the stream of changes begins, as the HTML Standard has such streams read.
func checkStream(a *asker) finding {
	b, err := a.beginning("/open/v1/changes/stream?since=0&documents=false", "text/event-stream")
	if err != nil {
		return failed(err)
	}
	problems, events := readEvents(b)
	return finding{problems: problems, checked: events, of: events}
}

// readEvents reads whole events; it counts those with data and says what is wrong with them.
func readEvents(b []byte) (problems []string, events int) {
	if !bytes.HasSuffix(b, []byte("\n\n")) {
		problems = append(problems, "the stream is sent in the middle of an event")
	}
	for event := range strings.SplitSeq(strings.TrimSuffix(string(b), "\n\n"), "\n\n") {
		data := ""
		for line := range strings.SplitSeq(event, "\n") {
			field, value, _ := strings.Cut(line, ":")
			if !slices.Contains([]string{"", "id", "event", "data", "retry"}, field) {
				problems = append(problems, fmt.Sprintf("%.60q is no field of an event", field))
			}
			if field == "data" {
				data += strings.TrimPrefix(value, " ") + "\n"
			}
		}
		if data == "" {
			continue
		}
		events++
		if !json.Valid([]byte(data)) {
			problems = append(problems, fmt.Sprintf("the data of the event %d is no JSON", events))
		}
	}
	return problems, events
}

// checkAssistants uses tools as an assistant does, and holds their answers against the schemas that they name.
func checkAssistants(a *asker) finding {
	var began struct {
		ProtocolVersion string
		ServerInfo      struct{ Name string }
	}
	err := a.call("initialize", map[string]any{
		"protocolVersion": "2025-06-18", "capabilities": map[string]any{}, "clientInfo": map[string]any{"name": "selftest", "version": "1"},
	}, &began)
	if err != nil {
		return failed(err)
	}
	var f finding
	if began.ProtocolVersion == "" || began.ServerInfo.Name == "" {
		f.problems = append(f.problems, "initialize does not name the protocol's version or the server")
	}
	var listed struct {
		Tools []struct {
			Name, Description         string
			InputSchema, OutputSchema json.RawMessage
		}
	}
	if err := a.call("tools/list", map[string]any{}, &listed); err != nil {
		return failed(err)
	}
	schemas := map[string]*description{}
	for _, t := range listed.Tools {
		if t.Name == "" || t.Description == "" || t.InputSchema == nil || t.OutputSchema == nil {
			f.problems = append(f.problems, fmt.Sprintf("the tool %q lacks a name, a description or a schema", t.Name))
		}
		if schemas[t.Name], err = describedBy(t.OutputSchema, false); err != nil {
			return failed(fmt.Errorf("the tool %q: %w", t.Name, err))
		}
	}
	for tool, kind := range map[string]catalog.Kind{"get_service": catalog.KindService, "get_place": catalog.KindServiceChannel} {
		list, of := sample(published(a.reader, kind), a.reader.Seq)
		f.of += of
		for _, e := range list[:min(len(list), asked)] {
			f.use(a, tool, schemas[tool], map[string]any{"id": e.ID.String(), "lang": a.reader.Lang})
			f.checked++
		}
	}
	f.use(a, "list_codes", schemas["list_codes"], map[string]any{"list": "municipalities", "lang": a.reader.Lang})
	return f
}

// use calls a tool, which must answer twice: in words and by its schema.
func (f *finding) use(a *asker, tool string, schema *description, arguments map[string]any) {
	var got struct {
		IsError           bool
		Content           []struct{ Type, Text string }
		StructuredContent json.RawMessage
	}
	err := a.call("tools/call", map[string]any{"name": tool, "arguments": arguments}, &got)
	switch {
	case schema == nil:
		f.problems = append(f.problems, fmt.Sprintf("there is no tool %s", tool))
	case err != nil:
		f.problems = append(f.problems, err.Error())
	case got.IsError, len(got.Content) == 0, got.Content[0].Text == "":
		f.problems = append(f.problems, fmt.Sprintf("%s %v: the tool does not answer in words", tool, arguments["id"]))
	default:
		for _, p := range schema.check(whole, got.StructuredContent) {
			f.problems = append(f.problems, fmt.Sprintf("%s %v: %s", tool, arguments["id"], p))
		}
	}
}
