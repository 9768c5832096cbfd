package words

func swedishSharing() Sharing {
	return Sharing{
		Route: "Vägbeskrivning", ShowAll: "Visa alla (%s)", ReadMore: "Läs mer", Source: "Uppgifter: %s", ListTitle: map[string]string{"services": "Tjänster", "places": "Serviceställen", "all": "Tjänster och serviceställen"}, NewWindow: "(en annan webbplats)", NoneHere: "Just nu finns det inget att visa här.",

		Title:    "Dela tjänster på din egen webbplats",
		Lead:     "Välj vad som ska visas och kopiera den färdiga koden till din sida. Uppgifterna hålls aktuella av sig själva. Du behöver inget konto.",
		StepWhat: "1. Vad ska visas?", StepWhere: "2. Varifrån hämtas uppgifterna?", StepLook: "3. Hur ska det se ut?", StepCopy: "4. Kopiera koden",
		What: map[string]string{"services": "En lista över tjänster eller platser", "place": "Ett serviceställe", "search": "Ett sökfält"},
		WhatHelp: map[string]string{"services": "Till exempel kommunens bibliotek eller tjänster för familjer.",
			"place": "Adress, dagens öppettid och telefonnummer.", "search": "Besökaren söker tjänster direkt på din sida."},
		Kind: "I listan finns", Kinds: map[string]string{"services": "Tjänster", "places": "Serviceställen", "all": "Båda"},
		Theme: "Ämne", AllThemes: "Alla ämnen", TargetGroup: "För vem", LifeEvent: "Livssituation", Everyone: "För alla", Any: "Vilken som helst",
		Words: "Sökord", WordsHelp: "Du kan lämna fältet tomt. Till exempel: bibliotek.", OpenNow: "Visa bara det som är öppet nu",
		Limit: "Hur många visas", FindPlace: "Ställets namn", FindHelp: "Skriv ställets namn eller klistra in adressen till dess sida och tryck på Uppdatera.",
		ChoosePlace: "Välj ställe", NoPlaces: "Inga ställen hittades med namnet. Prova ett annat namn eller en annan kommun.",
		NoPlaceYet:   "Sök stället i punkt 2. Sedan får du koden.",
		ResultsWhere: "Sökresultaten visas", ResultsIn: map[string]string{"here": "På din egen sida", "site": "På den här webbplatsen"},
		Language: "Språk", Colour: "Färg", ColourHelp: "Färgen på länkar och knappar, till exempel #0b4f58.",
		ColourMended: "Färgen är för ljus för text. Länkarna visas mörkare: %s.",
		Background:   "Bakgrund", Backgrounds: map[string]string{"light": "Ljus", "dark": "Mörk", "auto": "Enligt besökarens enhet"},
		Font: "Typsnitt", Fonts: map[string]string{"inherit": "Din webbplats typsnitt", "own": "Den här webbplatsens typsnitt"},
		Compact: "Kompakt", Update: "Uppdatera", Preview: "Förhandsvisning",
		PreviewHelp: "Så här syns delen på din sida.", PreviewEmpty: "Förhandsvisningen syns här när du har valt vad som ska visas.",
		Form: map[string]string{"script": "Kod till sidan (rekommenderas)", "frame": "En ram utan skript", "link": "Bara en länk"},
		FormHelp: map[string]string{"script": "Klistra in koden i sidans HTML. Delen anpassar sig till sidans bredd och typsnitt.",
			"frame": "Fungerar i system som bara tillåter en iframe-ram.", "link": "Fungerar överallt, också i e-post."},
		Copy: "Kopiera", Copied: "Koden har kopierats.", NotCopy: "Kopieringen lyckades inte. Markera texten och kopiera den själv.",
		Updated: "Förhandsvisningen och koden har uppdaterats.", LeftOut: "Det här gick inte att förstå och lämnades bort: %s.",
		Privacy: "Delen använder inga kakor och laddar inget från andra webbplatser. Besökarna följs inte.",
	}
}
