package selftest

import (
	"encoding/json"
	"testing"
)

func TestAnswersAreHeldAgainstTheirSchemas(t *testing.T) {
	const root = `{"paths":{"/x":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/X"}}}}}}}},
		"components":{"schemas":{
			"X":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"n":{"type":"integer","nullable":true},
				"m":{"type":["number","null"]},"kind":{"type":"string","enum":["a","b"]},"list":{"type":"array","items":{"$ref":"#/components/schemas/X"}},
				"either":{"oneOf":[{"type":"string"},{"type":"object","required":["y"],"properties":{"y":{"type":"boolean"}}}]},
				"both":{"allOf":[{"type":"object","properties":{"p":{"type":"string"}}},{"required":["p"]}]},
				"words":{"type":"object","additionalProperties":{"type":"string"}},"ring":{"$ref":"#/components/schemas/Ring"},"few":{"not":{"required":["all"]}},"lost":{"$ref":"#/components/schemas/Lost"}}},
			"Ring":{"$ref":"#/components/schemas/Ring"}}}}`
	var d description
	if err := json.Unmarshal([]byte(root), &d.root); err != nil {
		t.Fatal(err)
	}
	d.closed = true
	for answer, fine := range map[string]bool{
		`{"id":"1"}`: true, `{"id":"1","n":2,"m":2.5,"kind":"a"}`: true, `{"id":"1","n":null,"m":null}`: true, `{"id":"1","list":[{"id":"2","list":[]}]}`: true,
		`{"id":"1","either":"x"}`: true, `{"id":"1","either":{"y":true}}`: true, `{"id":"1","words":{"fi":"x"}}`: true, `{"id":"1","ring":1}`: true,
		`{"id":"1","both":{"p":"x"}}`: true,
		`{`:                           false, `[]`: false, `{}`: false, `{"id":1}`: false, `{"id":null}`: false, `{"id":"1","n":2.5}`: false, `{"id":"1","n":"2"}`: false,
		`{"id":"1","kind":"c"}`: false, `{"id":"1","list":[{"id":2}]}`: false, `{"id":"1","list":{}}`: false, `{"id":"1","either":5}`: false,
		`{"id":"1","either":{"y":1}}`: false, `{"id":"1","words":{"fi":1}}`: false, `{"id":"1","other":1}`: false, `{"id":"1","lost":1}`: false,
		`{"id":"1","both":{}}`: false, `{"id":"1","few":{"all":1}}`: false, `{"id":"1","few":{}}`: true,
	} {
		if problems := d.check(d.answerOf("/x"), []byte(answer)); (problems == nil) != fine {
			t.Errorf("%s: %q", answer, problems)
		}
	}
	if d.check(d.answerOf("/y"), []byte(`{}`)) == nil {
		t.Error("an answer that is not described is fine")
	}
}
