package editorial

import (
	"bytes"
	"reflect"
	"slices"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// whole are the members that belong to no language version though they have texts in languages: names of registers and
// code lists.
var whole = map[string]bool{
	"Street": true, "PostOffice": true, "Municipality": true, "Areas": true, "Plan": true,
	"ServiceClasses": true, "OntologyTerms": true, "TargetGroups": true, "LifeEvents": true,
	"IndustrialClasses": true, "DigitalAuthorizations": true, "Entrances": true,
}

// Restrict returns a copy of an entity with only those language versions.
func Restrict(e catalog.Entity, languages []string) (catalog.Entity, error) {
	c, err := copyOf(e)
	if err != nil {
		return nil, err
	}
	restrict(reflect.ValueOf(c).Elem(), languages)
	prune(reflect.ValueOf(c).Elem())
	return c, nil
}

// restrict drops from the slices below v the elements whose member Language is another.
func restrict(v reflect.Value, languages []string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			restrict(v.Elem(), languages)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !whole[f.Name] {
				restrict(v.Field(i), languages)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			return
		}
		kept := 0
		for i := range v.Len() {
			item := v.Index(i)
			if l := item.FieldByName("Language"); l.IsValid() && l.String() != "" && !slices.Contains(languages, l.String()) {
				continue
			}
			restrict(item, languages)
			v.Index(kept).Set(item)
			kept++
		}
		v.SetLen(kept)
	}
}

// prune drops from the lists below v the elements that say nothing, such as a law whose names were in other languages.
func prune(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			prune(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !whole[f.Name] {
				prune(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			return
		}
		kept := 0
		for i := range v.Len() {
			prune(v.Index(i))
			if !v.Index(i).IsZero() {
				v.Index(kept).Set(v.Index(i))
				kept++
			}
		}
		v.SetLen(kept)
		if kept == 0 {
			v.SetZero()
		}
	}
}

// combine returns the newest content in the given languages and the public content in its other ones: what is public
// when only some language versions are published. What belongs to no language is the newest.
func combine(newest, public catalog.Entity, languages []string) (catalog.Entity, error) {
	if public == nil {
		return Restrict(newest, languages)
	}
	out, err := copyOf(newest)
	if err != nil {
		return nil, err
	}
	restrict(reflect.ValueOf(out).Elem(), languages)
	var others []string
	for _, l := range rule.Languages(public) {
		if !slices.Contains(languages, l) {
			others = append(others, l)
		}
	}
	if len(others) > 0 {
		old, err := copyOf(public)
		if err != nil {
			return nil, err
		}
		restrict(reflect.ValueOf(old).Elem(), others)
		overlay(reflect.ValueOf(out).Elem(), reflect.ValueOf(old).Elem())
	}
	prune(reflect.ValueOf(out).Elem())
	return out, nil
}

// overlay adds to the lists of into the elements of languages that from has. Only lists that both have at the same place
// are joined: those of the entity itself and of its plain parts.
func overlay(into, from reflect.Value) {
	for i := range into.NumField() {
		f := into.Type().Field(i)
		if !f.IsExported() || whole[f.Name] {
			continue
		}
		a, b := into.Field(i), from.Field(i)
		switch {
		case a.Kind() == reflect.Slice && a.Type().Elem().Kind() == reflect.Struct:
			_, lingual := a.Type().Elem().FieldByName("Language")
			switch {
			case lingual:
				for j := range b.Len() {
					if b.Index(j).FieldByName("Language").String() != "" {
						a.Set(reflect.Append(a, b.Index(j)))
					}
				}
			case a.Len() == b.Len():
				for j := range a.Len() {
					overlay(a.Index(j), b.Index(j))
				}
			}
		case a.Kind() == reflect.Struct:
			overlay(a, b)
		case a.Kind() == reflect.Pointer && !a.IsNil() && !b.IsNil() && a.Elem().Kind() == reflect.Struct:
			overlay(a.Elem(), b.Elem())
		}
	}
}

// sameIn tells whether two documents say the same in one language version.
func sameIn(a, b catalog.Entity, language string) (bool, error) {
	left, err := contentIn(a, language)
	if err != nil {
		return false, err
	}
	right, err := contentIn(b, language)
	return bytes.Equal(left, right), err
}

func contentIn(e catalog.Entity, language string) ([]byte, error) {
	r, err := Restrict(e, []string{language})
	if err != nil {
		return nil, err
	}
	setModified(r, catalog.Moment{})
	setPlan(r, nil)
	return catalog.Marshal(r)
}

// LanguageStates tells the state of each language version, in PTV's order, from an entity's newest document and status
// and its public document (nil when nothing is public).
func LanguageStates(newest catalog.Entity, status catalog.Status, public catalog.Entity) ([]LanguageVersion, error) {
	var isPublic []string
	if public != nil {
		isPublic = rule.Languages(public)
	}
	plan := planOf(newest)
	var out []LanguageVersion
	for _, l := range contentLanguages {
		inNewest := slices.Contains(rule.Languages(newest), l)
		if !inNewest && !slices.Contains(isPublic, l) {
			continue
		}
		p := plan.Of(l)
		v := LanguageVersion{Language: l, PublishAt: p.PublishAt, ArchiveAt: p.ArchiveAt}
		switch {
		case ended(status):
			v.State = catalog.LanguageArchived
		case p.State != "":
			v.State = p.State
		case slices.Contains(isPublic, l):
			v.State = catalog.LanguageModified
			if inNewest {
				same, err := sameIn(newest, public, l)
				if err != nil {
					return nil, err
				}
				if same {
					v.State = catalog.LanguagePublished
				}
			}
		case status == catalog.StatusWithdrawn:
			v.State = catalog.LanguageWithdrawn
		default:
			v.State = catalog.LanguageDraft
		}
		out = append(out, v)
	}
	return out, nil
}
