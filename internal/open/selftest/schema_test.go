package selftest

import "testing"

func TestAnswersAreHeldAgainstTheirSchemas(t *testing.T) {
	const root = `{"openapi":"3.0.3","paths":{"/x":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/X"}}}}}}}},
		"components":{"schemas":{
			"X":{"type":"object","required":["id"],"properties":{"id":{"type":"string"},"n":{"type":"integer","nullable":true},
				"m":{"type":["number","null"]},"kind":{"type":"string","enum":["a","b"]},"list":{"type":"array","items":{"$ref":"#/components/schemas/X"}},
				"either":{"oneOf":[{"type":"string"},{"type":"object","required":["y"],"properties":{"y":{"type":"boolean"}}}]},
				"both":{"allOf":[{"type":"object","properties":{"p":{"type":"string"}}},{"required":["p"]}]},
				"words":{"type":"object","additionalProperties":{"type":"string"}},"few":{"not":{"required":["all"]}},
				"old":{"type":"string","maxLength":3,"pattern":"^a","format":"date-time"},"none":{"nullable":true,"oneOf":[{"type":"string"},{"type":"integer"}]},
				"word":{"type":"string","enum":["a"],"nullable":true}}}}}}`
	d, err := describedBy([]byte(root), true)
	if err != nil {
		t.Fatal(err)
	}
	for answer, fine := range map[string]bool{
		`{"id":"1"}`: true, `{"id":"1","n":2,"m":2.5,"kind":"a"}`: true, `{"id":"1","n":null,"m":null}`: true, `{"id":"1","list":[{"id":"2","list":[]}]}`: true,
		`{"id":"1","either":"x"}`: true, `{"id":"1","either":{"y":true}}`: true, `{"id":"1","words":{"fi":"x"}}`: true, `{"id":"1","both":{"p":"x"}}`: true, `{"id":"1","old":"too long"}`: true, `{"id":"1","none":null,"word":null}`: true, `{"id":"1","none":5,"word":"a"}`: true,
		`{`: false, `[]`: false, `{}`: false, `{"id":1}`: false, `{"id":null}`: false, `{"id":"1","n":2.5}`: false, `{"id":"1","n":"2"}`: false,
		`{"id":"1","kind":"c"}`: false, `{"id":"1","list":[{"id":2}]}`: false, `{"id":"1","list":{}}`: false, `{"id":"1","either":5}`: false,
		`{"id":"1","either":{"y":1}}`: false, `{"id":"1","words":{"fi":1}}`: false, `{"id":"1","other":1}`: false, `{"id":"1","none":true}`: false, `{"id":"1","word":"b"}`: false, `{"id":"1","old":5}`: false,
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

func TestADescriptionThatLeadsNowhereIsTold(t *testing.T) {
	for name, schema := range map[string]string{
		"a reference to nothing":  `{"properties":{"lost":{"$ref":"#/components/schemas/Lost"}}}`,
		"a reference to itself":   `{"$ref":"#"}`,
		"what is fetched":         `{"properties":{"far":{"$ref":"https://elsewhere.example/schema.json"}}}`,
		"a type that there isn't": `{"type":"text"}`,
	} {
		d, err := describedBy([]byte(schema), false)
		if err == nil && d.check(whole, []byte(`{"lost":1,"far":1}`)) == nil {
			t.Errorf("nobody sees %s", name)
		}
	}
}

func TestOfAChoiceTheNearestIsTold(t *testing.T) {
	d, err := describedBy([]byte(`{"oneOf":[{"type":"string"},{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}}]}`), false)
	if err != nil {
		t.Fatal(err)
	}
	if problems := d.check(whole, []byte(`{"a":1,"b":2}`)); len(problems) != 1 {
		t.Errorf("%q", problems)
	}
}
