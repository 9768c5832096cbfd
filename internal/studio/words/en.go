package words

func english() *Words {
	w := &Words{
		Lang: "en", Name: "English",
		Frame: Frame{
			Studio: "Studio", SkipToContent: "Skip to content", Languages: "Language", Sections: "Parts of the studio", FrontPage: "Front page of the studio",
			Welcome: "Welcome, %s", WelcomeText: "Choose what you want to do.",
			NothingToDo: "With your role you can manage only your own account in this part.",
			PublicSite:  "Go to the public pages", OwnAccount: "Own account", LogIn: "Log in", LogOut: "Log out",
			Notice: "Message", ErrorPrefix: "Error:",
			NotFound: "There is no such page", NotFoundText: "The address is wrong, the page was removed, or it does not belong to your organisation.",
			Forbidden: "You have no right to this", ForbiddenText: "Your role does not allow this. Ask the main user of your organisation for rights.",
			OtherSite: "The request came from another site", OtherSiteText: "Nothing was done. Open the page again and try then.",
			BadRequest: "The request was not understood", BadRequestText: "Nothing was done. Go back to the previous page and try again.",
			Ended: "Your session has ended", EndedText: "Nothing was saved. Log in and try again.",
			TooLarge: "The form is too large", TooLargeText: "Nothing was saved. Shorten the texts and try again.",
			Broken: "Something went wrong", BrokenText: "The fault has been noted. Try again in a moment.",
		},
		Form: Form{
			Summary: "Correct these points", Optional: "not compulsory", Choose: "Choose", Save: "Save", Cancel: "Cancel", Back: "Back",
			Missing: "Fill in: %s.",
			TooMany: "There have been too many attempts. Try again in %d seconds.",
			Search:  "Search", Previous: "Previous", Next: "Next", Pages: "Pages", All: "All", Yes: "Yes", No: "No",
		},
	}
	w.accountsInEnglish()
	w.inboxInEnglish()
	return w
}
