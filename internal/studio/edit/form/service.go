package form

import "github.com/varanto/varanto/internal/catalog"

// Service is the form of a service: every member that PTV's interface takes, but for its connections, which have a form
// of their own (Connections).
func Service() Form {
	return Form{
		{"texts", []Field{
			{Name: "serviceNames", Kind: Typed, Types: []string{catalog.TypeName, catalog.TypeAlternativeName}},
			{Name: "serviceDescriptions", Kind: Typed, Types: []string{
				catalog.TypeSummary, catalog.TypeDescription, catalog.TypeUserInstruction, catalog.TypeChargeInfo,
				catalog.TypeProcessingTime, catalog.TypeDeadLine, catalog.TypeValidityTime, "ServiceType",
			}},
			longTexts("requirements"),
			{Name: "keywords", Kind: Words},
		}},
		{"basics", []Field{
			{Name: "generalDescriptionId", Kind: Pick, Options: OptionsGeneral},
			{Name: "type", Kind: Choice, Options: "ServiceType", Label: "serviceType"},
			{Name: "fundingType", Kind: Choice, Options: "ServiceFundingType"},
			{Name: "serviceChargeType", Kind: Choice, Options: OptionsServiceCharge},
			{Name: "languages", Kind: Set, Options: OptionsLanguage},
		}},
		{"organizations", []Field{{
			Name: "organizations", Kind: Rows, New: map[string]string{"roleType": catalog.RoleProducer},
			Fields: []Field{
				{Name: "roleType", Kind: Choice, Options: OptionsRole},
				{Name: "organizationId", Kind: Pick, Options: OptionsOrganization},
				{Name: "provisionType", Kind: Choice, Options: "ProvisionType"},
				texts("additionalInformation"),
			},
		}}},
		{"area", areas()},
		{"subjects", []Field{
			{Name: "serviceClasses", Kind: Codes, Options: OptionsServiceClass},
			{Name: "ontologyTerms", Kind: Codes, Options: OptionsTerm},
			{Name: "targetGroups", Kind: Codes, Options: OptionsTargetGroup},
			{Name: "lifeEvents", Kind: Codes, Options: OptionsLifeEvent},
			{Name: "industrialClasses", Kind: Codes, Options: OptionsIndustry},
		}},
		{"legislation", []Field{{
			Name: "legislation", Kind: Rows, Ordered: true, Fields: []Field{texts("names"), webPages("webPages")},
		}}},
		{"vouchers", []Field{
			{Name: "serviceVouchersInUse", Kind: Check},
			{Name: "serviceVouchers", Kind: Rows, Ordered: true, Fields: []Field{
				language(), {Name: "value", Kind: Line, Label: "linkName"}, {Name: "url", Kind: Line},
				{Name: "additionalInformation", Kind: Line},
			}},
		}},
	}
}
