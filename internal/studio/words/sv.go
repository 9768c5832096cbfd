package words

func swedish() *Words {
	w := &Words{
		Lang: "sv", Name: "Svenska",
		Frame: Frame{
			Studio: "Redaktion", SkipToContent: "Gå till innehållet", Languages: "Språk", Sections: "Redaktionens delar", FrontPage: "Redaktionens startsida",
			Welcome: "Välkommen, %s", WelcomeText: "Välj vad du vill göra.",
			NothingToDo: "Med din roll kan du i den här delen bara sköta ditt eget konto.",
			PublicSite:  "Gå till de offentliga sidorna", OwnAccount: "Eget konto", LogIn: "Logga in", LogOut: "Logga ut",
			Notice: "Meddelande", ErrorPrefix: "Fel:",
			NotFound: "Sidan finns inte", NotFoundText: "Adressen är fel, sidan har tagits bort eller så hör den inte till din organisation.",
			Forbidden: "Du har inte rätt till detta", ForbiddenText: "Din roll tillåter inte detta. Be din organisations huvudanvändare om rättigheter.",
			OtherSite: "Begäran kom från en annan webbplats", OtherSiteText: "Inget gjordes. Öppna sidan på nytt och försök sedan.",
			BadRequest: "Begäran kunde inte förstås", BadRequestText: "Inget gjordes. Gå tillbaka till föregående sida och försök igen.",
			Ended: "Din session har avslutats", EndedText: "Inget sparades. Logga in och försök igen.",
			TooLarge: "Blanketten är för stor", TooLargeText: "Inget sparades. Förkorta texterna och försök på nytt.",
			Broken: "Något gick fel", BrokenText: "Felet har antecknats. Försök igen om en stund.",
		},
		Form: Form{
			Summary: "Rätta till de här punkterna", Optional: "inte obligatoriskt", Choose: "Välj", Save: "Spara", Cancel: "Avbryt", Back: "Tillbaka",
			Missing: "Fyll i: %s.",
			TooMany: "För många försök. Försök igen om %d sekunder.",
			Search:  "Sök", Previous: "Föregående", Next: "Nästa", Pages: "Sidor", All: "Alla", Yes: "Ja", No: "Nej",
		},
	}
	w.accountsInSwedish()
	w.inboxInSwedish()
	return w
}
