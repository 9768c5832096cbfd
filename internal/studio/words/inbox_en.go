package words

func (w *Words) inboxInEnglish() {
	w.Inbox = Inbox{
		Title: "Feedback", About: "Read what readers say about the services of your organisation, and mark feedback as handled",
		Text:  "Feedback of readers of the public pages on the information of your organisations. Nothing is stored about the sender, so feedback cannot be answered.",
		State: "Handling", StateOpen: "Open ones", StateHandled: "Handled ones", Entity: "About", EntityChosen: "What was chosen",
		Whose: "For whom", WhoseOrphans: "Those that nobody else handles",
		None: "There is no open feedback.", One: "1 open feedback", Many: "%d open feedbacks",
		Nothing: "There is no such feedback.", List: "Feedback, the newest first", Site: "The site",
		NoName: "Something without a name", Topic: "Topic", Came: "Came", Language: "Language of the page", Organization: "Responsible organisation",
		OpenPage: "Public page", OnlyThis: "All feedback on this",
		Ended: "No longer in use", Unknown: "Not in the catalogue", Mirrored: "Kept in another catalogue",
		Orphan: "Nobody keeps the organisation’s information here: pass the feedback on",
		Handle: "Mark as handled", Reopen: "Open again", Delete: "Delete", HandledBy: "Handled by %s, %s",
		HandledNow: "The feedback has been marked as handled.", Reopened: "The feedback has been opened again.",
		DeleteTitle: "Delete the feedback for good?", DeleteText: "Delete feedback that holds personal data, or when somebody asks for it. The text cannot be restored.",
		DeleteGo: "Delete for good", Deleted: "The feedback has been deleted.",
		Letters: "A letter about new feedback", LettersText: "You get a letter when new feedback has come, at most once a day. The letter holds only how many, and a link to this page.",
		LettersOn: "Order the letters", LettersOff: "Stop the letters", LettersYes: "The letters are ordered.", LettersNo: "No more letters are sent.",
		LettersNoEmail: "Your account has no e-mail address, so no letter can be sent.",
		Topics: map[string]string{"wrong": "Something is wrong", "missing": "Something is missing", "unclear": "It is hard to understand",
			"barrier": "The page or the place cannot be used because of a barrier", "other": "Something else"},
		Languages: map[string]string{"fi": "Finnish", "sv": "Swedish", "en": "English"},
	}
}
