package open

import (
	"github.com/danielgtaylor/huma/v2"
)

// Parameters that several operations have. All of them read the same words in the same way.
var (
	parameterWords = parameter{
		name: "q", example: "päivähoito", schema: longest(maxQuery),
		doc: "What is looked for, in any words. Without it everything that the rest asks for is listed.",
	}
	parameterVerbatim = parameter{
		name: "verbatim", schema: boolean(false), doc: "true takes the query as typed: nothing is mended, no place is read out of it.",
	}
	parameterLang = parameter{
		name: "lang", schema: enum("fi", "sv", "en"), doc: "The language of names, labels and sentences in the answer, and the one " +
			"whose texts weigh double in a search. Content in other languages is found all the same; records have all of their " +
			"languages. fi when not given.",
	}
	parameterMunicipality = parameter{
		name: "municipality", example: "091",
		doc: "A municipality's code, or its name in Finnish or Swedish. What does not serve it is left out. Where answers are " +
			"ranked, what is local comes before what is regional, and that before what is nationwide.",
	}
	parameterArea         = parameter{name: "area", list: true, example: "Region/06", doc: "Areas as type/code. Types: " + areaTypes() + "."}
	parameterServiceClass = parameter{
		name: "serviceClass", list: true, example: "P6.2", doc: "Service classes, by code or uri. A main class stands for its " +
			"sub-classes, too. Channels are found by the classes of the published services that they are connected to.",
	}
	parameterTargetGroup  = parameter{name: "targetGroup", list: true, example: "KR1", doc: "Target groups, by code or uri, with those within them. Channels have those of their services."}
	parameterLifeEvent    = parameter{name: "lifeEvent", list: true, example: "KE1", doc: "Life events, by code or uri. Channels have those of their services."}
	parameterOrganization = parameter{name: "organization", list: true, doc: "Ids of organisations; their sub-organisations count, too."}
	parameterChannelType  = parameter{
		name: "channelType", list: true, schema: enum(channelTypes()...), doc: "Channels of the type, and services that have one.",
	}
	parameterLanguage = parameter{name: "language", list: true, example: "sv", doc: "Languages in which is served."}
	parameterOpenAt   = parameter{
		name: "openAt", example: "now", doc: "now, a time (2026-11-28T18:00 in Finnish time, or with a zone), or a day and a time of " +
			"day in Finnish, Swedish or English (Saturday 18.00, lauantai 18, la 18:00, lördag 18.00, tomorrow 9, huomenna 9.00), which " +
			"is the next such moment in Finnish time: keeps what is open then, by its own hours or those of its channels.",
	}
	parameterFree = parameter{name: "free", schema: boolean(false), doc: "true keeps what is said to be free of charge."}
)

// longest describes text of at most that many characters.
func longest(characters int) huma.Schema {
	return huma.Schema{Type: huma.TypeString, MaxLength: &characters}
}
