// Package words holds every text of the studio's frame, forms and account pages in Finnish, Swedish and English.
//
// A message is a field of Words, so a template that asks for a message that does not exist does not compile; a test sees
// to it that no language leaves a field empty. Messages with places for values are fmt formats.
package words

// Words is the catalogue of one language.
type Words struct {
	// Lang is the language's code, Name its name in itself.
	Lang, Name string

	Frame   Frame
	Form    Form
	LogIn   LogIn
	Letter  Letter
	Own     Own
	TwoStep TwoStep
	Session Session
	Manage  Manage
	People  People
	API     API
	Audit   Audit
	Inbox   Inbox
}

// Codes are the languages of the studio, Finnish first.
func Codes() []string { return []string{"fi", "sv", "en"} }

// For returns the catalogue of that language; ok is false for a language that the pages do not speak.
func For(code string) (w *Words, ok bool) {
	switch code {
	case "fi":
		return finnish(), true
	case "sv":
		return swedish(), true
	case "en":
		return english(), true
	}
	return nil, false
}

// Frame is what stands round every page, and the error pages.
type Frame struct {
	Studio        string // what the whole is called
	SkipToContent string
	Languages     string // names the navigation between languages
	Sections      string // names the main navigation
	FrontPage     string
	Welcome       string // %s = name
	WelcomeText   string
	NothingToDo   string // for those whose role has no pages here
	PublicSite    string
	OwnAccount    string
	LogIn, LogOut string
	Notice        string // names the message of what was done
	ErrorPrefix   string // before the title of a page with problems

	NotFound, NotFoundText     string
	Forbidden, ForbiddenText   string
	OtherSite, OtherSiteText   string // a request that another site made
	BadRequest, BadRequestText string
	Ended, EndedText           string // the session is over
	TooLarge, TooLargeText     string
	Broken, BrokenText         string
}

// Form is what all forms say.
type Form struct {
	Summary      string // heads the list of problems
	Optional     string // behind the label of a field that may be empty
	Choose       string // the empty choice of a list
	Save, Cancel string
	Back         string
	Missing      string // %s = label
	TooMany      string // %d = seconds: too many attempts
	Search       string
	Previous     string
	Next         string
	Pages        string // names the navigation between pages of a list
	All          string
	Yes, No      string
}
