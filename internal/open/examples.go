package open

import (
	"embed"
	"encoding/json"
	"fmt"
)

// examples are records of the demo catalogue; a test holds them against it.
//
//go:embed example/*.json
var examples embed.FS

// exampleOf is the example of a record, and of a list with it. They are part of the program, so that a missing one is a
// mistake in it.
func exampleOf(r readable) (one, list json.RawMessage) {
	one, err := examples.ReadFile("example/" + r.one + ".json")
	if err != nil {
		panic(fmt.Errorf("the interface's examples: %w", err))
	}
	list = fmt.Appendf(nil, `{"total":1,"limit":%d,"next":null,"items":[%s]}`, defaultLimit, one)
	return one, list
}
