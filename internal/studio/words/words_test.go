package words_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/studio/words"
)

func collect(v reflect.Value, path string, into map[string]string) {
	switch v.Kind() {
	case reflect.String:
		into[path] = v.String()
	case reflect.Struct:
		for i := range v.NumField() {
			collect(v.Field(i), path+"."+v.Type().Field(i).Name, into)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			collect(v.MapIndex(k), path+"["+k.String()+"]", into)
		}
	default:
		panic(fmt.Sprintf("%s is a %s", path, v.Kind()))
	}
}

var verb = regexp.MustCompile(`%[a-z]`)

func verbs(text string) []string {
	found := verb.FindAllString(text, -1)
	sort.Strings(found)
	return found
}

func TestEveryMessageExistsInAllLanguages(t *testing.T) {
	all := map[string]map[string]string{}
	for _, lang := range words.Codes() {
		w, ok := words.For(lang)
		if !ok {
			t.Fatalf("no words in %s", lang)
		}
		all[lang] = map[string]string{}
		collect(reflect.ValueOf(*w), "", all[lang])
	}
	if len(all["fi"]) < 200 {
		t.Fatalf("only %d messages found: the collector is broken", len(all["fi"]))
	}
	for _, lang := range words.Codes() {
		if len(all[lang]) != len(all["fi"]) {
			t.Errorf("%s has %d messages, fi %d", lang, len(all[lang]), len(all["fi"]))
		}
		for path, text := range all["fi"] {
			other := all[lang][path]
			switch {
			case strings.TrimSpace(other) == "" || other != strings.TrimSpace(other):
				t.Errorf("%s lacks %s, or has space round it: %q", lang, path, other)
			case cmp.Diff(verbs(text), verbs(other)) != "":
				t.Errorf("%s has other values in %s: %q and %q", lang, path, text, other)
			case lang != "fi" && text == other && strings.Contains(text, " ") && !strings.HasPrefix(path, ".Lang"):
				t.Errorf("%s is not translated in %s: %q", path, lang, text)
			}
		}
	}
	if !slices.Equal(words.Codes(), []string{"fi", "sv", "en"}) {
		t.Error(words.Codes())
	}
}
