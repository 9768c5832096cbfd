package record

import (
	"slices"

	"github.com/varanto/varanto/internal/catalog"
)

// Descriptions are the texts of PTV's types, each in its languages.
type Descriptions struct {
	Summary                  Texts `json:"summary,omitzero" doc:"In short, for lists"`
	Description              Texts `json:"description,omitzero" doc:"The whole text, in PTV's markup"`
	UserInstruction          Texts `json:"userInstruction,omitzero" doc:"What to do"`
	ChargeTypeAdditionalInfo Texts `json:"chargeTypeAdditionalInfo,omitzero" doc:"What it costs"`
	ProcessingTime           Texts `json:"processingTime,omitzero" doc:"How long it takes"`
	DeadLine                 Texts `json:"deadLine,omitzero" doc:"Until when to apply"`
	ValidityTime             Texts `json:"validityTime,omitzero" doc:"How long a decision holds"`
	BackgroundDescription    Texts `json:"backgroundDescription,omitzero" doc:"What stands before the description in general descriptions"`
	GeneralDescriptionType   Texts `json:"generalDescriptionTypeAdditionalInformation,omitzero" doc:"More about the type of the general description"`
	// OtherTexts are of types that PTV's documentation does not name.
	OtherTexts []TypedText `json:"otherTexts,omitzero" doc:"Texts of other types, and second ones in one language; absent when there are none" nullable:"false"`
}

// TypedText is a text with its type and language.
type TypedText struct {
	Type     string `json:"type" doc:"The wire type"`
	Language string `json:"language" doc:"Whom it is for, by code of language"`
	Value    string `json:"value" doc:"The text"`
}

// textTypes are the types in the order in which they are shown.
var textTypes = []string{
	catalog.TypeSummary, catalog.TypeDescription, catalog.TypeUserInstruction, catalog.TypeChargeInfo, catalog.TypeProcessingTime,
	catalog.TypeDeadLine, catalog.TypeValidityTime, catalog.TypeBackground, catalog.TypeGeneralDescriptionOf,
}

func descriptionsOf(ts catalog.TypedTexts) Descriptions {
	d := Descriptions{
		Summary: ofType(ts, catalog.TypeSummary), Description: ofType(ts, catalog.TypeDescription),
		UserInstruction:          ofType(ts, catalog.TypeUserInstruction),
		ChargeTypeAdditionalInfo: ofType(ts, catalog.TypeChargeInfo),
		ProcessingTime:           ofType(ts, catalog.TypeProcessingTime), DeadLine: ofType(ts, catalog.TypeDeadLine),
		ValidityTime: ofType(ts, catalog.TypeValidityTime), BackgroundDescription: ofType(ts, catalog.TypeBackground),
		GeneralDescriptionType: ofType(ts, catalog.TypeGeneralDescriptionOf),
	}
	for i, t := range ts {
		if !slices.Contains(textTypes, t.Type) || repeats(ts, i) {
			d.OtherTexts = append(d.OtherTexts, TypedText(t))
		}
	}
	return d
}
