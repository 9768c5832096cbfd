package words

func (w *Words) accountsInEnglish() {
	w.LogIn = LogIn{
		Title: "Log in", Username: "Username or e-mail", Password: "Password",
		Wrong: "The username or the password is wrong.", Go: "Log in", Forgotten: "Have you forgotten your password?",
		Provider: "Log in: %s", Or: "You can also log in through another service.",
		CodeTitle: "Give the verification code", Code: "Verification code",
		CodeHint: "See the code of six digits in your authenticator app. If you do not have the app, type one of your recovery codes.",
		Out:      "You have logged out.", ProviderDown: "Logging in through the other service does not work now. Try again later.",
		ProviderRefused: "The other service did not log you in.", ProviderFlow: "The log-in took too long, or began in another browser. Try again.",
		ProviderUnknown: "You have no account here. Ask the main user of your organisation for an invitation.",
		ProviderTaken:   "This identity belongs to another account.", ProviderLinked: "The log-in was linked to your account.",
	}
	w.Letter = Letter{
		AskTitle: "Have you forgotten your password?", AskText: "We will send a link to your e-mail. With it you can choose a new password.", AskGo: "Send the link",
		AskedTitle: "Look at your e-mail", AskedText: "If there is an account with what you gave, a link was sent to its e-mail. The link is valid for an hour.",
		SetTitle: "Choose a new password", SetText: "When you change the password, you are logged out on all devices.", NewPassword: "New password",
		PasswordHint: "At least 12 characters. A few words in a row make a good password.", SetGo: "Change the password",
		SetDone:     "The password was changed. Log in with the new password.",
		InviteTitle: "Start using your account", InviteText: "You have been invited to keep service information. Give your name and choose a password.",
		InviteName: "Name", InviteGo: "Start using the account", InviteDone: "The account is ready. Log in with your e-mail address and your password.",
		EmailTitle: "Confirm the e-mail address", EmailText: "When you confirm the address, you log in with it and get your messages there.", EmailGo: "Confirm the address",
		EmailDone:  "The e-mail address was changed.",
		EndedTitle: "The link is not valid any more", EndedInvitation: "The invitation was used already, or is too old. Ask the main user of your organisation for a new one.",
		EndedReset: "The link was used already, or is too old. Ask for a new one at the log-in page.",
		EndedEmail: "The link was used already, or is too old. Change the address again on your own page.",
	}
	w.Own = Own{
		Title: "Own account", About: "Name, password, two-step log-in and sessions", Name: "Name", Username: "Username", Email: "E-mail",
		NoEmail: "No address", Language: "Language", LanguageHint: "Pages and messages are in this language.", Role: "Role", Organizations: "Organisations",
		AllOrganizations: "All organisations", Details: "Own details", Saved: "The details were saved.", Safety: "Log-in and safety",
		Password: "Password", PasswordHint: "We make sure that it is you.", PasswordWrong: "The password is wrong.",
		ChangeEmail: "Change the e-mail address", ChangeEmailText: "We will send a link to the new address. The address changes when you open the link.", NewEmail: "New e-mail address",
		ChangeEmailGo: "Send the link", EmailSent: "If the address is free, a link was sent to it: %s",
		ChangePassword: "Change the password", SetPassword: "Choose a password", OldPassword: "Present password",
		PasswordChanged: "The password was changed. On other devices you were logged out.",
		Link:            "Link a log-in: %s", LinkText: "After that you can log in through it, too.", Unlink: "Remove the log-in: %s",
		UnlinkText: "After this you log in with username and password.", UnlinkGo: "Remove", Unlinked: "The log-in was removed.",
		Forget: "Delete my account", ForgetText: "Name, e-mail address, password and rights are deleted at once and for ever. The account cannot be restored.",
		ForgetKept: "The service information and its history stay. The history holds no name.", ForgetGo: "Delete the account for ever", Forgotten: "The account was deleted.",
		LastAdmin: "This is the last system main user. Make somebody else a system main user first.",
	}
	w.TwoStep = TwoStep{
		Title: "Two-step log-in", On: "Two-step log-in is on.", Off: "Two-step log-in is off.",
		Explain: "When you turn it on, a code from the authenticator app on your phone is asked for after the password. Then nobody gets in with the password alone.",
		Begin:   "Turn on", SetupTitle: "Set up the authenticator app", Scan: "Open the authenticator app on your phone and read this QR code.",
		QR: "QR code with the secret key", Secret: "If you cannot read the QR code, type this key into the app:",
		Code: "Code from the app", CodeHint: "Six digits", CodeGo: "Confirm",
		CodesTitle: "Keep your recovery codes", CodesText: "The codes are shown only now. Keep them in a safe place. Each works once if you lose your phone.",
		CodesGo: "I have kept the codes", Left: "Recovery codes left: %d.", NewCodes: "You get new codes when you turn two-step log-in off and on again.",
		End: "Turn off", EndText: "After this you log in with the password alone.", Ended: "Two-step log-in was turned off.",
	}
	w.Session = Session{
		Title: "Sessions", Text: "You are logged in with these browsers. If you do not know one of them, end it and change your password.",
		Browser: "Browser", Began: "Logged in", Seen: "Last used", Unknown: "Unknown browser", This: "This session", End: "End",
		EndOthers: "End all others", Ended: "The session was ended.", OthersEnded: "The other sessions were ended.",
	}
	w.Manage = Manage{
		Role: "Role", RightsTitle: "Details and rights", Rights: "Rights", State: "State", LastLogin: "Last log-in", Created: "Made", Never: "Never",
		More: "Other actions", Organizations: "Organisations", OrganizationsHint: "Rights reach the sub-organisations, too.",
		OrganizationMissing: "Choose at least one organisation.", NotYours: "You have no right to give this role or organisation. Choose among your own organisations.",
		FindOrganization: "Search for an organisation by name", FindGo: "Search organisations", FoundNone: "No organisation was found.",
		Found: "Found %d. Choose from the list.", FoundMore: "Found %d, and %d others. Search for more words.",
		Disable: "Disable the account", DisableText: "Nobody can log in with a disabled account. You can enable it again.", Disabled: "The account was disabled: %s",
		Enable: "Enable the account", EnableText: "The account is disabled, and nobody can log in with it.", Enabled: "The account was enabled: %s", Saved: "Saved: %s",
		Text: "Name, username or e-mail", CountOne: "1 account", CountMany: "%d accounts", Nobody: "No account was found.", PageOf: "Page %d/%d",
		States: map[string]string{"invited": "Invited", "active": "Active", "disabled": "Disabled"},
		Roles: map[string]string{"Admin": "System main user", "MainUser": "Main user", "Editor": "Content editor", "Reviewer": "Reviewer",
			"Viewer": "Reader"},
		RolesAbout: map[string]string{"Admin": "May do everything in all organisations.", "MainUser": "Keeps the organisation's information, people and API users.",
			"Editor": "Writes and publishes services and channels.", "Reviewer": "Reads and publishes the texts of others.", "Viewer": "Reads the drafts of the own organisations."},
		RightNames: map[string]string{"OpenApiRead": "Reading", "OpenApiWrite": "Writing", "ASTIWrite": "Connections of service points"},
		RightsAbout: map[string]string{"OpenApiRead": "May read what is not published, too (OpenApiRead).", "OpenApiWrite": "May add and change information (OpenApiWrite).",
			"ASTIWrite": "May keep the connections of service points (ASTIWrite)."},
	}
	w.People = People{
		Title: "People", About: "Invite people, give rights and disable accounts", Email: "E-mail address", Language: "Language of the invitation and the pages",
		Invite: "Invite a person", InviteTitle: "Invite a person", InviteText: "The person gets a link by e-mail and starts using the account with it. The link is valid for 14 days.",
		InviteGo: "Send the invitation", Invited: "The invitation was sent: %s", InviteAgain: "Send the invitation again", ChangeTitle: "Person: %s",
		EndTwoStep: "Remove two-step log-in", EndTwoStepText: "If the person has lost both the phone and the recovery codes, remove two-step log-in. First make sure that it is the right person who asks.",
		TwoStepEnded: "Two-step log-in was removed: %s", EndSessions: "Log out everywhere", EndSessionsText: "The person is logged out on all devices.",
		SessionsEnded: "Logged out everywhere: %s", Forget: "Delete the person's data for ever", ForgetTitle: "Shall the data of %s be deleted for ever?",
		ForgetText: "Name, e-mail address, password and rights are deleted at once and for ever. The account cannot be restored.", ForgetGo: "Delete for ever", Forgotten: "The data was deleted: %s",
	}
	w.API = API{
		Title: "API users", About: "Accounts for programs that transfer information through the interface", Text: "An API user is the account of a program. No human can log in to these pages with it.",
		Add: "Add an API user", AddTitle: "Add an API user", AddText: "The password is made for you, and shown once.", AddGo: "Add",
		Username: "Username", UsernameHint: "For example library-transfer. It cannot be changed later.", NameHint: "Which program or system it is for.",
		ChangeTitle: "API user: %s", SecretTitle: "Keep the password", SecretText: "The password is shown only now. Copy it safely into the settings of the program.",
		Secret: "Password", SecretOn: "I have kept the password", Reset: "Make a new password", ResetText: "The old password and running sessions stop working at once.",
		RightMissing: "Choose at least one right.",
	}
	w.Audit = Audit{
		Title: "Audit log", About: "Who did what, and when", Text: "The log has every right that was used or refused. Reading the log is noted as well.", Time: "Time", Who: "Who",
		WhoHint: "Username or e-mail", WhoUnknown: "There is no such account in your organisations.", Act: "Act", Subject: "Subject", Organization: "Organisation",
		OrganizationUnknown: "None of your organisations is called so.", OrganizationSeveral: "The name fits %d organisations. Type the whole name.",
		End: "Outcome", Since: "From", Until: "Until", DateWrong: "Give the day as 31.12.2026.", Nothing: "No entries were found.",
		Newest: "Newest", Older: "Older", Unknown: "Unknown", Gone: "Deleted account", Program: "Program: %s",
		Outcomes: map[string]string{"done": "Done", "refused": "Refused", "failed": "Failed"},
		Acts: map[string]string{
			"account.login": "Log-in", "account.code": "Verification code", "account.logout": "Log-out", "account.token": "Log-in of an API user",
			"account.token-end": "Sessions ended", "account.add": "Account added", "account.change": "Account changed", "account.disable": "Account disabled",
			"account.enable": "Account enabled", "account.forget": "Account deleted", "account.password": "Password changed", "account.invite": "Invitation",
			"account.accept": "Invitation accepted", "account.ask-reset": "Forgotten password", "account.reset": "Password reset", "account.email": "E-mail changed",
			"account.two-step-on": "Two-step log-in on", "account.two-step-off": "Two-step log-in off",
			"account.link": "Log-in linked", "account.sessions-end": "Own sessions ended", "audit.read": "Audit log read",
			"content.create": "New content", "content.save": "Change of content", "content.publish": "Publishing", "content.withdraw": "Withdrawal",
			"content.archive": "Archiving", "content.restore": "Restoring from the archive", "content.discard": "Changes discarded", "content.schedule": "Planning",
			"content.copy": "Copying", "content.revert": "Return to an earlier version", "content.connect": "Connections", "content.planned": "Planned action",
			"content.mass-publish": "Mass publishing", "content.mass-withdraw": "Mass withdrawal", "content.mass-archive": "Mass archiving", "content.mass-restore": "Mass restoring",
			"content.mass-copy": "Mass copying", "content.mass-owner": "Mass hand-over", "content.mass-schedule": "Mass planning", "content.mass-undo": "Mass action undone",
		},
	}
}
