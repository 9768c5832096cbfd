package words

// LogIn is logging in and out.
type LogIn struct {
	Title, Username, Password, Wrong, Go, Forgotten                               string
	Provider                                                                      string // %s = what the provider is called
	Or, CodeTitle, Code, CodeHint, Out, ProviderDown                              string
	ProviderRefused, ProviderFlow, ProviderUnknown, ProviderTaken, ProviderLinked string
	ProviderProven, ProviderOther, ProviderNoTime, ProviderOld                    string
}

// Letter is the pages to which letters lead, and asking for a letter.
type Letter struct {
	AskTitle, AskText, AskGo, AskedTitle, AskedText, SetTitle               string
	SetText, NewPassword, PasswordHint, SetGo, SetDone, InviteTitle         string
	InviteText, InviteName, InviteGo, InviteDone, EmailTitle, EmailText     string
	EmailGo, EmailDone, EndedTitle, EndedInvitation, EndedReset, EndedEmail string
}

// Own is the own account.
type Own struct {
	Title, About, Name, Username, Email, NoEmail                           string
	Language, LanguageHint, Role, Organizations, AllOrganizations, Details string
	Saved, Safety, Password, PasswordHint, PasswordWrong, ChangeEmail      string
	ChangeEmailText, NewEmail, ChangeEmailGo                               string
	EmailSent                                                              string // %s = address
	ChangePassword, SetPassword, OldPassword, PasswordChanged              string
	Link                                                                   string // %s = provider
	LinkText, LinkGo, LinkOn, LinkOnText                                   string
	NoPassword, Proven, LogInAgain, LogInAgainGo                           string
	Unlink                                                                 string // %s = provider
	UnlinkText, UnlinkGo, Unlinked, Forget, ForgetText, ForgetKept         string
	ForgetGo, Forgotten, LastAdmin                                         string
}

// TwoStep is the second step of the log-in.
type TwoStep struct {
	Title, On, Off, Explain, Begin, SetupTitle string
	Scan, QR, Secret, Code, CodeHint, CodeGo   string
	CodesTitle, CodesText, CodesGo             string
	Left                                       string // %d = codes
	NewCodes, NewCodesText, NewCodesGo         string
	End, EndText, Ended                        string
}

// Session is the list of log-ins.
type Session struct {
	Title, Text, Browser, Began, Seen, Unknown string
	This, End, EndOthers, Ended, OthersEnded   string
}

// Manage is what the pages of people and of API users share.
type Manage struct {
	Role, RightsTitle, Rights, State, LastLogin, Created                         string
	Never, More, Organizations, OrganizationsHint, OrganizationMissing, NotYours string
	FindOrganization, FindGo, FoundNone                                          string
	Found                                                                        string // %d
	FoundMore                                                                    string // %d found, %d not shown
	Disable, DisableText                                                         string
	Disabled                                                                     string // %s = account
	Enable, EnableText                                                           string
	Enabled                                                                      string // %s = account
	Saved                                                                        string // %s = account
	Text, CountOne                                                               string
	CountMany                                                                    string // %d
	Nobody                                                                       string
	PageOf                                                                       string            // %d, %d
	States                                                                       map[string]string // by account.State
	Roles                                                                        map[string]string // by editorial.Role
	RolesAbout                                                                   map[string]string // by editorial.Role
	RightNames                                                                   map[string]string // by PTV's name of the right
	RightsAbout                                                                  map[string]string // by PTV's name of the right
}

// People is the people of the organisations.
type People struct {
	Title, About, Email, Language, Invite, InviteTitle string
	InviteText, InviteGo                               string
	Invited                                            string // %s = account
	InviteAgain                                        string
	ChangeTitle                                        string // %s = account
	EndTwoStep, EndTwoStepText                         string
	TwoStepEnded                                       string // %s = account
	EndSessions, EndSessionsText                       string
	SessionsEnded                                      string // %s = account
	Forget                                             string
	ForgetTitle                                        string // %s = account
	ForgetText, ForgetGo                               string
	Forgotten                                          string // %s = account
}

// API is the API users.
type API struct {
	Title, About, Text, Add, AddTitle, AddText                  string
	AddGo, Username, UsernameHint, NameHint                     string
	ChangeTitle                                                 string // %s = account
	SecretTitle, SecretText, Secret, SecretOn, Reset, ResetText string
	RightMissing                                                string
}

// Audit is the audit log.
type Audit struct {
	Title, About, Text, Time, Who, WhoHint                      string
	WhoUnknown, Act, Subject, Organization, OrganizationUnknown string
	OrganizationSeveral                                         string // %d
	End, Since, Until, DateWrong, Nothing, Newest               string
	Older                                                       string
	Unknown                                                     string            // an actor that is not known
	Gone                                                        string            // an account whose name is deleted
	Program                                                     string            // %s = job
	Outcomes                                                    map[string]string // by account.Outcome
	Acts                                                        map[string]string // by action
}
