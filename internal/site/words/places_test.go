package words_test

import (
	"reflect"
	"testing"

	"github.com/varanto/varanto/internal/site/words"
)

func TestEveryMessageAboutPlacesExistsInAllLanguages(t *testing.T) {
	fi := map[string]string{}
	collect(reflect.ValueOf(*words.PlacesFor("fi")), "", fi)
	for _, lang := range words.Codes() {
		all := map[string]string{}
		collect(reflect.ValueOf(*words.PlacesFor(lang)), "", all)
		for path, text := range fi {
			if all[path] == "" {
				t.Errorf("%s lacks %s", lang, path)
			}
			if got, want := verb.FindAllString(all[path], -1), verb.FindAllString(text, -1); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %s has %v, Finnish has %v", lang, path, got, want)
			}
		}
	}
}
