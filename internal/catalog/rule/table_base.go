package rule

// Rules that catalog.Validate looks at.
const (
	Required  = "required"
	Enum      = "enum"
	Pattern   = "pattern"
	Duplicate = "duplicate"
	Reference = "reference"
)

func baseRules() []Rule {
	return []Rule{
		{
			Name: Required, Step: Always, Source: PTV,
			Holds: "What an entity cannot be without is there: ids, a name in some language, a language of every text, " +
				"numbers of phones, times of opening hours, codes of areas",
			FI: "Täydennä puuttuva tieto: {member}.",
			SV: "Fyll i uppgiften som saknas: {member}.",
			EN: "Fill in what is missing: {member}.",
		},
		{
			Name: Enum, Step: Always, Source: PTV,
			Holds: "A value of a fixed list is one of the list",
			FI:    "{member}: arvo ”{value}” ei kelpaa. Valitse jokin näistä: {allowed}.",
			SV:    "{member}: värdet ”{value}” duger inte. Välj något av dessa: {allowed}.",
			EN:    "{member}: the value “{value}” is not allowed. Choose one of these: {allowed}.",
		},
		{
			Name: Pattern, Step: Always, Source: PTV,
			Holds: "Codes and numbers have their form",
			FI:    "{member}: ”{value}” on väärässä muodossa. Kirjoita se näin: {form}.",
			SV:    "{member}: ”{value}” har fel form. Skriv så här: {form}.",
			EN:    "{member}: “{value}” is not in the right form. Write it like this: {form}.",
		},
		{
			Name: Duplicate, Step: Always, Source: PTV,
			Holds: "A text of a type is given once a language; a reference is given once",
			FI:    "{member}: sama tieto on annettu kahdesti. Poista toinen.",
			SV:    "{member}: samma uppgift finns två gånger. Ta bort den ena.",
			EN:    "{member}: the same is given twice. Remove one of them.",
		},
		{
			Name: Reference, Step: Always, Source: PTV,
			Holds: "What an entity refers to can be referred to there; an organisation is not its own parent",
			FI:    "{member}: valitse toinen. Viittaus ”{value}” ei kelpaa tähän.",
			SV:    "{member}: välj en annan. Hänvisningen ”{value}” duger inte här.",
			EN:    "{member}: choose another. The reference “{value}” does not fit here.",
		},
	}
}
