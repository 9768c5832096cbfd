package codes

import "sync"

// Type is one value of an enumerated type, such as EChannel of ServiceChannelType.
type Type struct {
	// Code is the value that PTV v11 writes, InternalCode the one that PTV's own database (and some
	// paths of v11) use; often the same.
	Code, InternalCode string
	Names
}

type typeLists struct {
	names  []string
	byList map[string][]*Type
}

var enums = sync.OnceValue(loadTypes)

// TypeLists returns the names of the enumerated types, such as AreaType or ServiceChargeType, in
// alphabetical order.
func TypeLists() []string { return enums().names }

// Types returns the values of an enumerated type in PTV's order; nil for an unknown one.
func Types(list string) []*Type { return enums().byList[list] }

// TypeName returns the name of a value, given as Code or InternalCode; without any name when the list
// or the value is unknown.
func TypeName(list, code string) Names {
	values := Types(list)
	for _, t := range values {
		if t.Code == code {
			return t.Names
		}
	}
	for _, t := range values {
		if t.InternalCode == code {
			return t.Names
		}
	}
	return Names{}
}

func loadTypes() *typeLists {
	t := mustTable("types")
	lists := &typeLists{byList: map[string][]*Type{}}
	for _, row := range t.rows {
		list := t.get(row, "list")
		if lists.byList[list] == nil {
			lists.names = append(lists.names, list)
		}
		value := &Type{Code: t.get(row, "code"), InternalCode: t.get(row, "internalCode"), Names: t.names(row)}
		lists.byList[list] = append(lists.byList[list], value)
	}
	return lists
}
