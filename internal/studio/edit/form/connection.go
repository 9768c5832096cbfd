package form

import "github.com/varanto/varanto/internal/catalog"

// Connections is the form of a service's connections, as the member connections of a document that holds only them.
func Connections() Form {
	return Form{{"connections", []Field{{
		Name: "connections", Kind: Rows, Ordered: true,
		Fields: []Field{
			{Name: "channelId", Kind: Pick, Options: OptionsChannel},
			{Name: "serviceChargeType", Kind: Choice, Options: "ServiceChargeType"},
			{Name: "description", Kind: Typed, Types: []string{catalog.TypeDescription, catalog.TypeChargeInfo}},
			serviceHours(),
			{Name: "contactDetails", Kind: Group, Fields: []Field{
				emails(), phones(true, ""), webPages("webPages"), postalAddresses(),
			}},
		},
	}}}}
}

// Of is the form of a document, nil for a kind that has none.
func Of(e catalog.Entity) Form {
	switch e := e.(type) {
	case *catalog.Service:
		return Service()
	case *catalog.ServiceChannel:
		return Channel(e.Type)
	}
	return nil
}
