package editorial

import (
	"bytes"
	"reflect"
	"slices"

	"github.com/go-json-experiment/json"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// lay makes the texts of into in those languages what they are in from. What is the same stays in its place. Elements of
// lists that hold texts, such as addresses, are paired by what they are (pairs).
func lay(into, from reflect.Value, languages []string) error {
	for i := range into.NumField() {
		f := into.Type().Field(i)
		if !f.IsExported() || whole[f.Name] {
			continue
		}
		a, b := into.Field(i), from.Field(i)
		var err error
		switch {
		case a.Kind() == reflect.Slice && a.Type().Elem().Kind() == reflect.Struct:
			if _, lingual := a.Type().Elem().FieldByName("Language"); lingual {
				layTexts(a, b, languages)
			} else {
				err = layElements(a, b, languages)
			}
		case a.Kind() == reflect.Struct:
			err = lay(a, b, languages)
		case a.Kind() == reflect.Pointer && !a.IsNil() && a.Elem().Kind() == reflect.Struct:
			if b.IsNil() {
				b = reflect.New(a.Type().Elem())
			}
			err = lay(a.Elem(), b.Elem(), languages)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// layTexts makes the elements of a list in those languages what they are in another.
func layTexts(into, from reflect.Value, languages []string) {
	in := func(list reflect.Value, language string) (out []any) {
		for i := range list.Len() {
			if list.Index(i).FieldByName("Language").String() == language {
				out = append(out, list.Index(i).Interface())
			}
		}
		return out
	}
	for _, l := range languages {
		wanted := in(from, l)
		if reflect.DeepEqual(in(into, l), wanted) {
			continue
		}
		kept := reflect.Zero(into.Type())
		for i := range into.Len() {
			if into.Index(i).FieldByName("Language").String() != l {
				kept = reflect.Append(kept, into.Index(i))
			}
		}
		for _, w := range wanted {
			kept = reflect.Append(kept, reflect.ValueOf(w))
		}
		into.Set(kept)
	}
}

// layElements lays the elements of a list over those that they are pairs of. An element without a pair is a part of its
// own when it is nothing but texts, as a law is; otherwise it is one that is gone, and so are its texts.
func layElements(into, from reflect.Value, languages []string) error {
	mine, err := partsOf(into, languages)
	if err != nil {
		return err
	}
	theirs, err := partsOf(from, languages)
	if err != nil {
		return err
	}
	pair := pairs(mine, theirs)
	nothing := reflect.New(into.Type().Elem()).Elem()
	for i := range mine {
		other := nothing
		if j := pair[i]; j >= 0 {
			other = from.Index(j)
		}
		if err := lay(into.Index(i), other, languages); err != nil {
			return err
		}
	}
	for j := range theirs {
		if theirs[j].bare || len(theirs[j].told) == 0 || slices.Contains(pair, j) {
			continue
		}
		own := reflect.New(into.Type().Elem()).Elem()
		if err := lay(own, from.Index(j), languages); err != nil {
			return err
		}
		into.Set(reflect.Append(into, own))
	}
	return nil
}

// part is an element of a list as documents: told its texts in the languages that are laid over (nil for none), others
// its texts in other ones, rest what belongs to no language. bare tells that there is something in rest.
type part struct {
	told, others, rest []byte
	bare               bool
}

func partsOf(list reflect.Value, languages []string) ([]part, error) {
	out := make([]part, list.Len())
	laid := func(l string) bool { return slices.Contains(languages, l) }
	for i := range out {
		// Elements may share lists with the document: each part is worked out on a copy.
		without := func(gone func(string) bool) ([]byte, bool, error) {
			b, err := json.Marshal(list.Index(i).Interface(), json.Deterministic(true))
			if err != nil {
				return nil, false, err
			}
			c := reflect.New(list.Type().Elem())
			if err := json.Unmarshal(b, c.Interface()); err != nil {
				return nil, false, err
			}
			dropIn(c.Elem(), gone)
			prune(c.Elem())
			b, err = json.Marshal(c.Interface(), json.Deterministic(true))
			return b, !c.Elem().IsZero(), err
		}
		var err error
		p := &out[i]
		if p.rest, p.bare, err = without(func(string) bool { return true }); err != nil {
			return nil, err
		}
		if p.told, _, err = without(func(l string) bool { return !laid(l) }); err != nil {
			return nil, err
		}
		if p.others, _, err = without(laid); err != nil {
			return nil, err
		}
		if bytes.Equal(p.told, p.rest) {
			p.told = nil
		}
		if bytes.Equal(p.others, p.rest) {
			p.others = nil
		}
	}
	return out, nil
}

// pairs tells for each element of a list the place of the same thing in another list, -1 where it has none. Two are the
// same when what belongs to no language is, and the texts on one side; or that alone, where it is something. Elements
// that have no texts to lay over need no pair.
func pairs(mine, theirs []part) []int {
	out := slices.Repeat([]int{-1}, len(mine))
	taken := make([]bool, len(theirs))
	for _, same := range []func(a, b part) bool{
		func(a, b part) bool { return bytes.Equal(a.told, b.told) && bytes.Equal(a.others, b.others) },
		func(a, b part) bool { return bytes.Equal(a.told, b.told) },
		func(a, b part) bool { return a.others != nil && bytes.Equal(a.others, b.others) },
		func(a, b part) bool { return a.bare },
	} {
		for i := range mine {
			for j := range theirs {
				if out[i] < 0 && !taken[j] && theirs[j].told != nil && bytes.Equal(mine[i].rest, theirs[j].rest) && same(mine[i], theirs[j]) {
					out[i], taken[j] = j, true
				}
			}
		}
	}
	return out
}

// differsInPublic tells whether the newest content says something else than the public one in a language version that is
// public, or in what belongs to no language.
func differsInPublic(newest, public catalog.Entity) (bool, error) {
	would, err := Restrict(newest, rule.Languages(public))
	if err != nil {
		return false, err
	}
	equal, err := sameContent(would, public)
	return !equal, err
}
