package form

import "strings"

// Kind says what a field holds and how it is written down.
type Kind int

// The kinds of fields.
const (
	// Line and Long are a text, of one line or of several.
	Line Kind = iota
	Long
	// Choice is one value of a list, or none.
	Choice
	// Check is yes or no.
	Check
	// Number is a whole number.
	Number
	// Date is a day, Clock a time of day.
	Date
	Clock
	// Local is a text in each language version, Words several texts in each, one a line.
	Local
	Words
	// Typed are texts of named types in each language version.
	Typed
	// NameTypes says for each language version which name to show.
	NameTypes
	// Codes are classes or terms by their uris, Set plain values of a list.
	Codes
	Set
	// Areas are where a limited area reaches.
	Areas
	// Municipality is one municipality, by its name.
	Municipality
	// Pick is an entity by its id.
	Pick
	// Group is a part with fields of its own, Rows a list of such.
	Group
	Rows
)

// Field is one member of a document.
type Field struct {
	// Name is the member's name in the document, and the key of the field's label.
	Name string
	Kind Kind
	// Label is the key of the label where Name is not clear enough; empty for Name.
	Label string
	// Options names the list that Choice, Codes, Set and Pick choose from.
	Options string
	// Types are the types of Typed, in the order of the form.
	Types []string
	// Long makes areas of several lines of Local.
	Long bool
	// Fields are those of Group and Rows.
	Fields []Field
	// When names values of the row's member WhenOf with which the field is of use; empty for always.
	WhenOf string
	When   []string
	// New are the values of a new row's fields, by their names.
	New map[string]string
	// Ordered rows can be moved.
	Ordered bool
}

// LabelKey is the key of the field's label in the table of words.
func (f *Field) LabelKey() string {
	if f.Label != "" {
		return f.Label
	}
	return f.Name
}

// Section is a part of a form under a heading.
type Section struct {
	// Key is the key of the heading in the table of words.
	Key    string
	Fields []Field
}

// Form is all that is shown of a kind of document.
type Form []Section

// Fields are those of all sections, in order.
func (f Form) Fields() []Field {
	var out []Field
	for _, s := range f {
		out = append(out, s.Fields...)
	}
	return out
}

// Find returns the field at a key such as phoneNumbers.2.number, nil when there is none. Keys of rows (phoneNumbers.2)
// give the field of the list.
func (f Form) Find(key string) *Field { return find(f.Fields(), key) }

func find(fields []Field, key string) *Field {
	name, rest, _ := strings.Cut(key, ".")
	for i := range fields {
		if fields[i].Name != name {
			continue
		}
		switch {
		case rest == "":
			return &fields[i]
		case fields[i].Kind == Group:
			return find(fields[i].Fields, rest)
		case fields[i].Kind == Rows:
			_, inner, _ := strings.Cut(rest, ".")
			if inner == "" {
				return &fields[i]
			}
			return find(fields[i].Fields, inner)
		}
		return &fields[i]
	}
	return nil
}
