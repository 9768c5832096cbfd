package form

import "github.com/varanto/varanto/internal/catalog"

// Channel is the form of a channel of that type, nil for a type that there is not: every member that PTV's interface
// takes.
func Channel(t catalog.ChannelType) Form {
	names := Field{Name: "serviceChannelNames", Kind: Typed, Types: []string{catalog.TypeName}}
	if t == catalog.ServiceLocation {
		names.Types = append(names.Types, catalog.TypeAlternativeName)
	}
	first := Section{"texts", []Field{names}}
	if t == catalog.ServiceLocation {
		first.Fields = append(first.Fields, Field{Name: "displayNameType", Kind: NameTypes, Options: OptionsDisplayName})
	}
	first.Fields = append(first.Fields, Field{
		Name: "serviceChannelDescriptions", Kind: Typed, Types: []string{catalog.TypeSummary, catalog.TypeDescription},
	})
	basics := Section{"basics", []Field{
		{Name: "organizationId", Kind: Pick, Options: OptionsOwner},
		{Name: "languages", Kind: Set, Options: OptionsLanguage},
		{Name: "isVisibleForAll", Kind: Check},
	}}
	area := Section{"area", areas()}
	support := Section{"support", []Field{phones(false, "supportPhones"), emails()}}
	hours := Section{"hours", []Field{serviceHours()}}
	files := Section{"attachments", []Field{attachments()}}
	switch t {
	case catalog.EChannel:
		return Form{first, {"address", []Field{links("webPages"), accessibility()}}, {"signing", []Field{
			{Name: "requiresAuthentication", Kind: Check}, {Name: "requiresSignature", Kind: Check},
			{Name: "signatureQuantity", Kind: Number},
		}}, basics, area, files, support, hours}
	case catalog.WebPageChannel:
		return Form{first, {"address", []Field{links("webPages"), accessibility()}}, basics, area, support}
	case catalog.PhoneChannel:
		return Form{
			first, {"phones", []Field{phones(true, "")}}, hours, basics, area,
			{"support", []Field{emails(), links("webPages")}},
		}
	case catalog.PrintableForm:
		return Form{first, {"files", []Field{
			texts("formIdentifier"),
			{Name: "channelUrls", Kind: Typed, Types: []string{"PDF", "DOC", "Excel", "rtf", "odt"}},
		}}, {"delivery", []Field{deliveryAddresses()}}, basics, area, files, support}
	case catalog.ServiceLocation:
		basics.Fields = append(basics.Fields, Field{Name: "oid", Kind: Line})
		return Form{
			first, {"addresses", []Field{locationAddresses()}}, {"contacts", []Field{phones(true, ""), emails(), webPages("webPages")}},
			hours, basics, area,
		}
	}
	return nil
}
