package selftest

import (
	"strings"
	"testing"
)

const soundFeed = `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title type="text">T</title><updated>2026-11-23T12:00:00Z</updated>` +
	`<link rel="self" href="https://example.org/a"/><entry><id>urn:x:2</id><title>E</title><updated>2026-11-23T12:00:00Z</updated>` +
	`<author><name>N</name></author><link rel="alternate" type="text/html" href="https://example.org/e"/><category term="c"/></entry></feed>`

func TestFeedsAreHeldAgainstTheGrammar(t *testing.T) {
	if problems, entries := readAtom([]byte(soundFeed)); problems != nil || entries != 1 {
		t.Fatalf("%d entries, %q", entries, problems)
	}
	for name, change := range map[string][2]string{
		"no XML": {"<feed", "<"}, "another vocabulary": {"2005/Atom", "2005/Atoms"}, "no id": {"<id>urn:x:1</id>", ""},
		"two titles": {"<title>E</title>", "<title>E</title><title>F</title>"}, "an id that is no IRI": {"urn:x:2", "x 2"},
		"a time without a zone": {"12:00:00Z</updated><author>", "12:00:00</updated><author>"}, "no author": {"<author><name>N</name></author>", ""},
		"an author without a name": {"<name>N</name>", ""}, "a link without an address": {` href="https://example.org/e"`, ""},
		"no link to itself": {`rel="self"`, `rel="via"`}, "an entry in an entry": {"<author>", "<entry/><author>"},
		"a title after the entries": {"</entry>", "</entry><icon>x</icon>"}, "a text of no type": {`type="text"`, `type="text/plain"`},
		"a category of nothing": {` term="c"`, ""}, "two alternates": {"<category", `<link type="text/html" href="https://example.org/f"/><category`},
	} {
		if problems, _ := readAtom([]byte(strings.Replace(soundFeed, change[0], change[1], 1))); problems == nil {
			t.Errorf("nobody sees %s", name)
		}
	}
}

func TestFeedsOfJSONAndCardsAreHeldAgainstTheirStandards(t *testing.T) {
	for _, c := range []struct{ schema, sound, old, other string }{
		{feedOfJSON, `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_text":"x","authors":[{"name":"N"}],"tags":["t"]}]}`, `"id":"1"`, `"id":1`},
		{feedOfJSON, `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[]}`, "1.1", "1"},
		{feedOfJSON, `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_text":"x"}]}`, `"content_text"`, `"text"`},
		{feedOfJSON, `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_text":"x","authors":[{"name":"N"}]}]}`, `{"name":"N"}`, `{}`},
		{card, `{"version":"1.0","type":"rich","html":"<p>","width":600,"height":400}`, `"width":600`, `"width":"600"`},
		{card, `{"version":"1.0","type":"rich","html":"<p>","width":600,"height":400}`, `"html"`, `"htm"`},
		{card, `{"version":"1.0","type":"rich","html":"<p>","width":600,"height":400}`, `"rich"`, `"photo"`},
		{card, `{"version":"1.0","type":"rich","html":"<p>","width":600,"height":400}`, `"height":400`, `"height":400,"thumbnail_url":"https://example.org/t"`},
	} {
		d, err := describedBy([]byte(c.schema), false)
		if err != nil {
			t.Fatal(err)
		}
		if problems := d.check(whole, []byte(c.sound)); problems != nil {
			t.Errorf("%s: %q", c.sound, problems)
		}
		if broken := strings.Replace(c.sound, c.old, c.other, 1); d.check(whole, []byte(broken)) == nil {
			t.Errorf("%s is fine", broken)
		}
	}
}
