package studio

import (
	"github.com/varanto/varanto/internal/studio/frame"
	"github.com/varanto/varanto/internal/studio/words"
)

// routes are the account pages, each with who may use it.
func (s *Studio) routes() {
	f := s.Frame
	f.Get("/", frame.Reader, s.home)
	f.Get("/login", frame.Anybody, s.showLogIn)
	f.Post("/login", frame.Anybody, s.logIn)
	f.Get("/login/code", frame.Anybody, s.showCode)
	f.Post("/login/code", frame.Anybody, s.logInCode)
	f.Get("/login/oidc", frame.Anybody, s.beginOIDC)
	f.Post("/logout", frame.Anybody, s.logOut)
	f.Bare("GET", "oidc", s.finishOIDC)

	f.Get("/reset", frame.Anybody, s.showAskReset)
	f.Post("/reset", frame.Anybody, s.askReset)
	f.Get("/reset/sent", frame.Anybody, s.showAskedReset)
	f.Get("/password", frame.Anybody, s.showReset)
	f.Post("/password", frame.Anybody, s.reset)
	f.Get("/invitation", frame.Anybody, s.showInvitation)
	f.Post("/invitation", frame.Anybody, s.acceptInvitation)
	f.Get("/email", frame.Anybody, s.showEmail)
	f.Post("/email", frame.Anybody, s.confirmEmail)
	for _, path := range []string{"password", "invitation", "email"} {
		f.Bare("GET", path, s.fromLetter)
	}

	f.Get("/account", frame.Reader, s.showOwn)
	f.Post("/account", frame.Reader, s.changeOwn)
	f.Get("/account/email", frame.Reader, s.showNewEmail)
	f.Post("/account/email", frame.Reader, s.askEmail)
	f.Get("/account/password", frame.Reader, s.showNewPassword)
	f.Post("/account/password", frame.Reader, s.changePassword)
	f.Get("/account/prove", frame.Reader, s.beginProof)
	f.Get("/account/link", frame.Reader, s.showLink)
	f.Post("/account/link", frame.Reader, s.beginLink)
	f.Get("/account/unlink", frame.Reader, s.showUnlink)
	f.Post("/account/unlink", frame.Reader, s.unlink)
	f.Get("/account/two-step", frame.Reader, s.showTwoStep)
	f.Post("/account/two-step", frame.Reader, s.beginTwoStep)
	f.Post("/account/two-step/code", frame.Reader, s.finishTwoStep)
	f.Get("/account/two-step/codes", frame.Reader, s.showNewCodes)
	f.Post("/account/two-step/codes", frame.Reader, s.newCodes)
	f.Post("/account/two-step/off", frame.Reader, s.endTwoStep)
	f.Get("/account/sessions", frame.Reader, s.showSessions)
	f.Post("/account/sessions/end", frame.Reader, s.endSession)
	f.Post("/account/sessions/end-others", frame.Reader, s.endOtherSessions)
	f.Get("/account/forget", frame.Reader, s.showForgetSelf)
	f.Post("/account/forget", frame.Reader, s.forgetSelf)

	s.managerRoutes()
}

func (s *Studio) managerRoutes() {
	f := s.Frame
	f.Get("/people", frame.Manager, s.listPeople)
	f.Get("/people/invite", frame.Manager, s.showInvite)
	f.Post("/people/invite", frame.Manager, s.invite)
	f.Get("/people/{id}", frame.Manager, s.showPerson)
	f.Post("/people/{id}", frame.Manager, s.changePerson)
	f.Get("/people/{id}/forget", frame.Manager, s.showForget)
	f.Post("/people/{id}/forget", frame.Manager, s.press(false, act{s.forget, func(r *frame.Request) string { return r.W.People.Forgotten }, "/people"}))
	f.Post("/people/{id}/invite", frame.Manager, s.press(false, act{s.inviteAgain, func(r *frame.Request) string { return r.W.People.Invited }, ""}))
	f.Post("/people/{id}/end-sessions", frame.Manager, s.press(false, act{s.endAll, func(r *frame.Request) string { return r.W.People.SessionsEnded }, ""}))
	f.Post("/people/{id}/end-two-step", frame.Manager, s.press(false, act{s.endSecondStep, func(r *frame.Request) string { return r.W.People.TwoStepEnded }, ""}))
	disabled := act{s.disable, func(r *frame.Request) string { return r.W.Manage.Disabled }, ""}
	enabled := act{s.enable, func(r *frame.Request) string { return r.W.Manage.Enabled }, ""}
	f.Post("/people/{id}/disable", frame.Manager, s.press(false, disabled))
	f.Post("/people/{id}/enable", frame.Manager, s.press(false, enabled))

	f.Get("/api-users", frame.Manager, s.listAPIUsers)
	f.Get("/api-users/new", frame.Manager, s.showNewAPIUser)
	f.Post("/api-users/new", frame.Manager, s.addAPIUser)
	f.Get("/api-users/{id}", frame.Manager, s.showAPIUser)
	f.Post("/api-users/{id}", frame.Manager, s.changeAPIUser)
	f.Post("/api-users/{id}/reset", frame.Manager, s.resetAPIUser)
	f.Post("/api-users/{id}/disable", frame.Manager, s.press(true, disabled))
	f.Post("/api-users/{id}/enable", frame.Manager, s.press(true, enabled))

	f.Get("/audit", frame.Manager, s.showAudit)

	menu := func(path string, of func(*words.Words) (name, about string)) {
		f.Menu(frame.Item{
			Path: path, Need: frame.Manager, Rank: 10, // after the content
			Name:  func(lang string) string { name, _ := of(wordsOf(lang)); return name },
			About: func(lang string) string { _, about := of(wordsOf(lang)); return about },
		})
	}
	menu("/people", func(w *words.Words) (string, string) { return w.People.Title, w.People.About })
	menu("/api-users", func(w *words.Words) (string, string) { return w.API.Title, w.API.About })
	menu("/audit", func(w *words.Words) (string, string) { return w.Audit.Title, w.Audit.About })
}

func wordsOf(lang string) *words.Words {
	w, _ := words.For(lang)
	return w
}
