package words_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/studio/edit/form"
	"github.com/varanto/varanto/internal/studio/edit/words"
)

var languages = []string{"fi", "sv", "en"}

func TestEveryTextIsThereInAllLanguages(t *testing.T) {
	places := regexp.MustCompile(`%[a-z]`)
	for _, key := range words.Keys() {
		first := ""
		for _, lang := range languages {
			text := words.Say(lang, key)
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s has no text in %s", key, lang)
			}
			now := strings.Join(places.FindAllString(text, -1), " ")
			if lang == "fi" {
				first = now
			} else if now != first {
				t.Errorf("%s has the places %q in %s and %q in fi", key, now, lang, first)
			}
		}
	}
}

func TestEveryKeyThatThePagesUseIsThere(t *testing.T) {
	used := regexp.MustCompile(`\b(?:T|page)\("([a-z][a-zA-Z.]*[a-zA-Z])"[,)]`)
	var seen int
	for _, pattern := range []string{"../*.go", "../*.templ"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_templ.go") || strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range used.FindAllStringSubmatch(string(text), -1) {
				seen++
				if !words.Has(m[1]) {
					t.Errorf("%s uses %s, which is no text", file, m[1])
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("only %d keys were seen", seen)
	}
}

// composed are keys that pages put together from a beginning and a name.
var composed = map[string][]string{
	"st.":        {"Draft", "Published", "Modified", "Withdrawn", "Deleted", "Removed"},
	"ls.":        {"Draft", "Published", "Modified", "Withdrawn", "Archived"},
	"a.":         {"created", "saved", "published", "withdrawn", "archived", "restored", "removed", "scheduled", "checked", "kept"},
	"k.":         {"Service", "EChannel", "WebPage", "PrintableForm", "Phone", "ServiceLocation", "ServiceChannel", "Connection"},
	"e.":         {"connected", "disconnected", "unshared", "unproposed", "cascade"},
	"mass.":      {"publish", "withdraw", "archive", "restore", "confirm", "copy", "owner", "schedule"},
	"mass.text.": {"copy", "owner", "schedule"},
	"sure.":      {"publish", "withdraw", "archive", "restore", "discard", "copy", "schedule", "confirm"},
	"did.":       {"publish", "withdraw", "archive", "restore", "discard", "copy", "schedule", "confirm"},
	"connected.": {"Service", "ServiceChannel"},
	"area.":      {"Municipality", "Region", "BusinessSubRegion", "HospitalDistrict", "WellbeingServiceCounties"},
	"o.": {
		"Single", "Street", "PostOfficeBox", "Other", "Abroad", "NoAddress", "Location", "Postal", "Responsible", "OtherResponsible", "Producer",
		"Name", "AlternativeName", "Monday", "Sunday", "Chargeable", "FreeOfCharge", "true",
	},
}

func TestEveryKeyThatIsPutTogetherIsThere(t *testing.T) {
	for beginning, names := range composed {
		for _, name := range names {
			if !words.Has(beginning + name) {
				t.Errorf("%s%s is no text", beginning, name)
			}
		}
	}
	for _, action := range composed["sure."] {
		if !words.Has(action + ".title") {
			t.Errorf("%s.title is no text", action)
		}
	}
}

func TestEveryFieldAndSectionHasAName(t *testing.T) {
	forms := []form.Form{form.Service(), form.Connections()}
	for _, typ := range catalog.ChannelTypes() {
		forms = append(forms, form.Channel(typ))
	}
	var named func(fields []form.Field)
	named = func(fields []form.Field) {
		for i := range fields {
			f := &fields[i]
			for _, key := range append([]string{f.LabelKey()}, f.Types...) {
				for _, lang := range languages {
					if label := words.Label(lang, key); label == "" || strings.EqualFold(label, key) && lang == "fi" {
						t.Errorf("%s has no name in %s: %q", key, lang, label)
					}
				}
			}
			named(f.Fields)
		}
	}
	for _, f := range forms {
		for _, s := range f {
			if !words.Has("s." + s.Key) {
				t.Errorf("the section %s has no heading", s.Key)
			}
			named(s.Fields)
		}
	}
}
