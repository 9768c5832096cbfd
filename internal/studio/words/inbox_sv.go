package words

func (w *Words) inboxInSwedish() {
	w.Inbox = Inbox{
		Title: "Respons", About: "Läs vad läsarna säger om din organisations tjänster och märk responsen som behandlad",
		Text:  "Respons från läsare av de offentliga sidorna om dina organisationers uppgifter. Inget sparas om avsändaren, så responsen kan inte besvaras.",
		State: "Behandling", StateOpen: "Öppna", StateHandled: "Behandlade", Entity: "Objekt", EntityChosen: "Valt objekt",
		Whose: "Till vem", WhoseOrphans: "De som ingen annan behandlar",
		None: "Det finns ingen öppen respons.", One: "1 öppen respons", Many: "%d öppna responser",
		Nothing: "Det finns ingen sådan respons.", List: "Respons, den nyaste först", Site: "Webbplatsen",
		NoName: "Ett objekt utan namn", Topic: "Ämne", Came: "Kom", Language: "Sidans språk", Organization: "Ansvarig organisation",
		OpenPage: "Offentlig sida", OnlyThis: "All respons om det här objektet",
		Ended: "Objektet är inte längre i bruk", Unknown: "Objektet finns inte i informationslagret", Mirrored: "Uppgifterna upprätthålls i ett annat informationslager",
		Orphan: "Organisationen har ingen som upprätthåller uppgifterna här: förmedla responsen",
		Handle: "Märk som behandlad", Reopen: "Öppna på nytt", Delete: "Ta bort", HandledBy: "Behandlad av %s, %s",
		HandledNow: "Responsen har märkts som behandlad.", Reopened: "Responsen har öppnats på nytt.",
		DeleteTitle: "Ska responsen tas bort för gott?", DeleteText: "Ta bort responsen om den innehåller personuppgifter eller någon ber om det. Texten kan inte återställas.",
		DeleteGo: "Ta bort för gott", Deleted: "Responsen har tagits bort.",
		Letters: "Brev om ny respons", LettersText: "Du får ett brev när det har kommit ny respons, högst en gång per dygn. Brevet innehåller bara antalet och en länk hit.",
		LettersOn: "Beställ breven", LettersOff: "Sluta med breven", LettersYes: "Breven är beställda.", LettersNo: "Inga fler brev skickas.",
		LettersNoEmail: "Ditt konto har ingen e-postadress, så inget brev kan skickas.",
		Topics: map[string]string{"wrong": "Det finns ett fel i uppgifterna", "missing": "Någon uppgift saknas", "unclear": "Uppgiften är svår att förstå",
			"barrier": "Sidan eller platsen går inte att använda på grund av ett hinder", "other": "Annat"},
		Languages: map[string]string{"fi": "finska", "sv": "svenska", "en": "engelska"},
	}
}
