package site

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/feedback"
	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// FeedbackBox keeps what readers say; see package feedback.
type FeedbackBox interface {
	Add(ctx context.Context, m feedback.Message) error
}

// maxForm is the most bytes of a form that is sent: the longest text with every character escaped, twice.
const maxForm = 2 * feedback.MaxText * 12

// thanksParameter leads to the page after sending.
const thanksParameter = "kiitos"

// feedback is the page of the form, and the one after sending.
func (s *Site) feedback(v *visit) error {
	f, err := v.feedbackForm()
	if err != nil {
		return err
	}
	if v.r.URL.Query().Get(thanksParameter) != "" && s.options.Feedback != nil {
		c := v.feedbackContext(f)
		c.Title = v.words().Feedback.Thanks
		return s.respond(v.w, v.r, http.StatusOK, page.FeedbackThanks(c, f.Subject, c.Title, v.words().Feedback.ThanksText))
	}
	f.Topic = feedback.ParseTopic(v.r.URL.Query().Get(page.TopicField))
	return v.showFeedback(http.StatusOK, f)
}

// takeFeedback reads the form. Nothing that was typed is lost: what cannot be kept is shown again with the reason.
func (s *Site) takeFeedback(v *visit) error {
	f, err := v.feedbackForm()
	if err != nil {
		return err
	}
	if s.options.Feedback == nil {
		return v.showFeedback(http.StatusNotFound, f)
	}
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, maxForm)
	if err := v.r.ParseForm(); err != nil {
		if _, long := errors.AsType[*http.MaxBytesError](err); long {
			f.Wrong = []string{fmt.Sprintf(v.words().Feedback.Cut, feedback.MaxText)}
			return v.showFeedback(http.StatusRequestEntityTooLarge, f)
		}
		f.Wrong = []string{v.words().Feedback.Unreadable}
		return v.showFeedback(http.StatusBadRequest, f)
	}
	form := v.r.PostForm
	text, cut := feedback.Tidy(form.Get(page.TextField))
	f.Text, f.Topic, f.Checking = text, feedback.ParseTopic(form.Get(page.TopicField)), text != ""
	f.Noticed = feedback.Notice(text)
	w, now := v.words().Feedback, s.options.Now()
	ask := func(status int, wrong string) error {
		f.Wrong = append(f.Wrong, wrong)
		return v.showFeedback(status, f)
	}
	ticket := form.Get(page.TicketField)
	switch {
	case s.crossOrigin.Check(v.r) != nil:
		return ask(http.StatusForbidden, w.Refused)
	case form.Get(page.TrapField) != "":
		return v.thank(f) // a program: it need not know that it was seen
	case !utf8.ValidString(form.Get(page.TextField)):
		return ask(http.StatusUnprocessableEntity, w.Unreadable)
	case text == "":
		return ask(http.StatusUnprocessableEntity, w.Empty)
	case cut:
		return ask(http.StatusUnprocessableEntity, fmt.Sprintf(w.Cut, feedback.MaxText))
	case ticket == "":
		return v.showFeedback(http.StatusOK, f) // written on another page: to be looked at once more
	case !s.desk.valid(ticket, now):
		return ask(http.StatusUnprocessableEntity, w.Early)
	case slices.Contains(f.Noticed, feedback.IdentityCode):
		return v.showFeedback(http.StatusUnprocessableEntity, f)
	}
	used, err := s.desk.once(ticket, text, now, func() error {
		if !s.desk.limiter.Allow(sender(v.r), now) {
			return errTooOften
		}
		return s.options.Feedback.Add(v.r.Context(), v.message(f, now))
	})
	switch {
	case errors.Is(err, errTooOften):
		v.w.Header().Set("Retry-After", strconv.Itoa(int(feedback.Window/time.Second)))
		return ask(http.StatusTooManyRequests, w.TooOften)
	case err != nil:
		s.options.Log.Error("feedback was not stored", "error", err)
		status := http.StatusInternalServerError
		if errors.Is(err, feedback.ErrFull) {
			status = http.StatusInsufficientStorage
		}
		return ask(status, w.Full)
	case used == same:
		return v.sentBefore(f)
	case used == other:
		return ask(http.StatusConflict, w.Used)
	}
	return v.thank(f)
}

// errTooOften says that a sender, or all together, have sent more than is taken.
var errTooOften = errors.New("too much feedback in a short time")

// sentBefore answers who sends the same words by the same form once more, as by a second press of the button: they are stored
// once, and nothing is asked for.
func (v *visit) sentBefore(f page.FeedbackForm) error {
	c := v.feedbackContext(f)
	c.Title = v.words().Feedback.Sent
	v.w.Header().Set("Cache-Control", "no-store")
	return v.site.respond(v.w, v.r, http.StatusConflict, page.FeedbackThanks(c, f.Subject, v.words().Feedback.Sent, v.words().Feedback.SentText))
}

func (v *visit) message(f page.FeedbackForm, now time.Time) feedback.Message {
	m := feedback.Message{Topic: f.Topic, Lang: v.lang, Text: f.Text, Time: now}
	if f.Subject != nil {
		m.Kind, m.Name = kindOf(f.Kind), f.Subject.Name.Value
		m.Entity, _ = uuid.Parse(f.Subject.ID)
		m.Organization, _ = uuid.Parse(f.Subject.OrganizationID)
	}
	return m
}

// thank sends on to a page that can be loaded again without sending twice.
func (v *visit) thank(f page.FeedbackForm) error {
	to := route.Feedback.In(v.lang)
	if f.Subject != nil {
		to = route.FeedbackOn(v.lang, f.Kind, f.Subject.ID)
	}
	v.w.Header().Set("Cache-Control", "no-store")
	http.Redirect(v.w, v.r, v.along(route.With(to, thanksParameter, "1")), http.StatusSeeOther)
	return nil
}

// feedbackForm reads what the feedback is about. What cannot be found any more leaves feedback about the site, and is said.
func (v *visit) feedbackForm() (page.FeedbackForm, error) {
	values := v.r.URL.Query()
	f := page.FeedbackForm{Off: v.site.options.Feedback == nil}
	word, given := values.Get(route.KindParameter), values.Get(route.IDParameter)
	if word == "" && given == "" {
		return f, nil
	}
	kind, known := route.ParseKind(word)
	id, err := uuid.Parse(given)
	if !known || err != nil {
		f.Wrong = []string{v.words().Feedback.Unknown}
		return f, nil
	}
	subject, err := v.site.options.Source.Subject(v.r.Context(), v.reader(), kindOf(kind), id)
	switch {
	case errors.Is(err, view.ErrNotFound), errors.Is(err, view.ErrGone):
		f.Wrong = []string{v.words().Feedback.Unknown}
	case err != nil:
		return f, err
	default:
		f.Kind, f.Subject = kind, &subject
	}
	return f, nil
}

func (v *visit) feedbackContext(f page.FeedbackForm) *page.Context {
	c := v.around(route.Feedback, v.words().Feedback.Title)
	c.NoIndex = true
	if f.Subject != nil {
		c.Title = fmt.Sprintf(v.words().Feedback.TitleFor, f.Subject.Name.Value)
		for i, a := range c.Alternates {
			c.Alternates[i].Href = v.along(route.FeedbackOn(a.Lang, f.Kind, f.Subject.ID))
		}
	}
	return c
}

// showFeedback shows the form with a new ticket; nobody may keep such a page.
func (v *visit) showFeedback(status int, f page.FeedbackForm) error {
	f.Ticket = v.site.desk.ticket(v.site.options.Now())
	v.w.Header().Set("Cache-Control", "no-store")
	return v.site.respond(v.w, v.r, status, page.Feedback(v.feedbackContext(f), f))
}

// sender is whom a request comes from. It is only counted, and never written down. Of IPv6 the network counts: whoever has
// one of its addresses has as many of them as they like.
func sender(r *http.Request) string {
	from := senderAddress(r)
	address, err := netip.ParseAddr(from)
	if err != nil || !address.Unmap().Is6() {
		return from
	}
	network, err := address.WithZone("").Prefix(64)
	if err != nil {
		return from
	}
	return network.String()
}

// senderAddress is the address that a request comes from: behind a proxy on a private address, what that says of it.
func senderAddress(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	address, err := netip.ParseAddr(host)
	if err != nil || !address.IsPrivate() && !address.IsLoopback() {
		return host
	}
	list := r.Header.Values("X-Forwarded-For")
	if len(list) == 0 {
		return host
	}
	last := list[len(list)-1]
	return strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
}
