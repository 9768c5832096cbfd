package words_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/site/words"
)

// collect gathers every message under its path.
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
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			collect(v.Index(i), fmt.Sprintf("%s[%d]", path, i), into)
		}
	}
}

func messages(t *testing.T, lang string) map[string]string {
	t.Helper()
	w, ok := words.For(lang)
	if !ok {
		t.Fatalf("no words in %s", lang)
	}
	all := map[string]string{}
	collect(reflect.ValueOf(*w), "", all)
	return all
}

var verb = regexp.MustCompile(`%(\[\d\])?0?\d?[a-z]`)

func TestEveryMessageExistsInAllLanguages(t *testing.T) {
	fi := messages(t, "fi")
	if len(fi) < 200 {
		t.Fatalf("only %d messages found: the collector is broken", len(fi))
	}
	for _, lang := range words.Codes() {
		all := messages(t, lang)
		for path, text := range fi {
			other, ok := all[path]
			if !ok || other == "" {
				t.Errorf("%s lacks %s", lang, path)
				continue
			}
			if path == ".Calendar.Date" { // the order of its parts is the language's own
				continue
			}
			if a, b := verb.FindAllString(text, -1), verb.FindAllString(other, -1); !slices.Equal(a, b) {
				t.Errorf("%s: %s has places %v, Finnish has %v", lang, path, b, a)
			}
		}
		if d := cmp.Diff(keys(fi), keys(all)); d != "" {
			t.Errorf("%s: other messages than Finnish (-fi +%s):\n%s", lang, lang, d)
		}
	}
}

func keys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func TestLanguagesThePagesDoNotSpeak(t *testing.T) {
	if _, ok := words.For("se"); ok {
		t.Error("found words for se")
	}
}
