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

// Restrict returns a copy of an entity with only those of its language versions. Texts in a language in which the entity
// has no version, such as a law's name, belong to none and stay.
func Restrict(e catalog.Entity, languages []string) (catalog.Entity, error) {
	return dropped(e, less(rule.Languages(e), languages))
}

// dropped returns a copy of an entity without texts in those languages; without any it is as it was.
func dropped(e catalog.Entity, languages []string) (catalog.Entity, error) {
	c, err := copyOf(e)
	if err != nil || len(languages) == 0 {
		return c, err
	}
	dropIn(reflect.ValueOf(c).Elem(), func(l string) bool { return slices.Contains(languages, l) })
	prune(reflect.ValueOf(c).Elem())
	return c, nil
}

// dropIn drops from the slices below v the elements whose member Language is one of the others.
func dropIn(v reflect.Value, gone func(language string) bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			dropIn(v.Elem(), gone)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !whole[f.Name] {
				dropIn(v.Field(i), gone)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			return
		}
		kept := 0
		for i := range v.Len() {
			item := v.Index(i)
			if l := item.FieldByName("Language"); l.IsValid() && l.String() != "" && gone(l.String()) {
				continue
			}
			dropIn(item, gone)
			v.Index(kept).Set(item)
			kept++
		}
		v.SetLen(kept)
		if kept == 0 {
			v.SetZero()
		}
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
	others := less(rule.Languages(public), languages)
	out, err := dropped(newest, less(rule.Languages(newest), append(slices.Clone(languages), others...)))
	if err != nil || len(others) == 0 {
		return out, err
	}
	old, err := copyOf(public)
	if err != nil {
		return nil, err
	}
	if err := lay(reflect.ValueOf(out).Elem(), reflect.ValueOf(old).Elem(), others); err != nil {
		return nil, err
	}
	prune(reflect.ValueOf(out).Elem())
	return out, nil
}

// sameIn tells whether two documents say the same in one language version.
func sameIn(a, b catalog.Entity, language string) (bool, error) {
	others := less(append(rule.Languages(a), rule.Languages(b)...), []string{language})
	left, err := contentLess(a, others)
	if err != nil {
		return false, err
	}
	right, err := contentLess(b, others)
	return bytes.Equal(left, right), err
}

func contentLess(e catalog.Entity, languages []string) ([]byte, error) {
	r, err := dropped(e, languages)
	if err != nil {
		return nil, err
	}
	return bare(r)
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
