package codes

// KindName names a kind of entity by its name in PTV's interface, such as GeneralDescription, in PTV's own terms; without any
// name for what is none.
func KindName(kind string) Names {
	switch kind {
	case "Service":
		return Names{FI: "Palvelu", SV: "Tjänst", EN: "Service"}
	case "ServiceChannel":
		return Names{FI: "Asiointikanava", SV: "Servicekanal", EN: "Service channel"}
	case "Organization":
		return Names{FI: "Organisaatio", SV: "Organisation", EN: "Organisation"}
	case "ServiceCollection":
		return Names{FI: "Palvelukokonaisuus", SV: "Servicehelhet", EN: "Service collection"}
	case "GeneralDescription":
		return Names{FI: "Pohjakuvaus", SV: "Grundbeskrivning", EN: "General description"}
	}
	return Names{}
}
