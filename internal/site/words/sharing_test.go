package words_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/varanto/varanto/internal/site/words"
)

func TestSharingIsSaidInAllLanguages(t *testing.T) {
	of := func(lang string) map[string]string {
		all := map[string]string{}
		collect(reflect.ValueOf(*words.SharingFor(lang)), "", all)
		return all
	}
	fi := of("fi")
	if len(fi) < 60 {
		t.Fatalf("only %d messages found: the collector is broken", len(fi))
	}
	for _, lang := range words.Codes() {
		all := of(lang)
		if !slices.Equal(keys(fi), keys(all)) {
			t.Errorf("%s has other messages than Finnish", lang)
		}
		for path, text := range fi {
			if all[path] == "" || !slices.Equal(verb.FindAllString(text, -1), verb.FindAllString(all[path], -1)) {
				t.Errorf("%s: %s says %q, Finnish %q", lang, path, all[path], text)
			}
		}
	}
}
