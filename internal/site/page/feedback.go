package page

import (
	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// Names of the fields of the form for feedback. Trap is one that people do not see and leave empty.
const (
	TopicField  = "topic"
	TextField   = "text"
	TrapField   = "website"
	TicketField = "ticket"
)

// FeedbackForm is what the page for feedback shows.
type FeedbackForm struct {
	// Kind is what Subject is; Subject is nil for feedback about the site.
	Kind    route.Kind
	Subject *view.Subject
	Topic   feedback.Topic
	Text    string
	// Ticket shows when the form was given out; with it the form can be sent.
	Ticket string
	// Checking tells that the reader has written the text before and is asked to look at it once more.
	Checking bool
	// Wrong says what is to be mended, Noticed what looks like personal data.
	Wrong   []string
	Noticed []feedback.Personal
	// Off tells that nobody takes feedback.
	Off bool
}

// feedbackAction is where the form is sent. The municipality goes along.
func (c *Context) feedbackAction(kind route.Kind, id string) string {
	address := route.Feedback.In(c.W.Lang)
	if id != "" {
		address = route.FeedbackOn(c.W.Lang, kind, id)
	}
	return string(c.to(address))
}

func (f FeedbackForm) id() string {
	if f.Subject == nil {
		return ""
	}
	return f.Subject.ID
}

func (c *Context) feedbackTo(s *view.Subject) string {
	if s == nil {
		return c.W.Feedback.ToSite
	}
	if s.Organization.Empty() {
		return c.W.Feedback.ToSite
	}
	return c.say(c.W.Feedback.To, straight(s.Organization.Value))
}

// backTo leads back to what the feedback is about.
func (c *Context) backTo(s *view.Subject) step {
	return step{s.Paths[c.W.Lang], view.Text{Value: c.say(c.W.Feedback.Back, s.Name.Value), Lang: ""}}
}
