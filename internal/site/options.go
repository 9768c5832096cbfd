package site

import (
	"io/fs"
	"log/slog"
	"time"

	"github.com/varanto/varanto/internal/site/page"
	"github.com/varanto/varanto/internal/site/theme"
	"github.com/varanto/varanto/internal/site/view"
)

// Options say how the site shows itself. The zero value of every member but Source works.
type Options struct {
	Source Source
	// Assets are the built style sheets and scripts (web.Dist); nil serves none.
	Assets fs.FS
	// Name is what the site is called; "Varanto" when empty.
	Name string
	// BaseURL is scheme and host as the public sees them, without a slash at the end. Empty takes them from each
	// request. With https, browsers are told to stay on it.
	BaseURL string
	// Map says where map tiles come from, as Leaflet's URL template; without one no other host is ever asked.
	Map page.Map
	// Theme is the site's own look and Logo its own mark, an SVG picture; see package theme. Nil is Varanto's.
	Theme *theme.Theme
	Logo  []byte
	// Operator runs the site, as the accessibility statement and the privacy page have to say.
	Operator page.Operator
	// Feedback keeps what readers say; nil offers no form.
	Feedback FeedbackBox
	// SelfTest gives the newest result of the open interfaces' self-test, nil before the first; nil knows of none.
	SelfTest func() *view.SelfTest
	// LogIn gives the address where editors log in, in a language of the pages; nil when there is no such place.
	LogIn func(lang string) string
	Log   *slog.Logger
	// Now tells the time for opening hours; time.Now when nil.
	Now func() time.Time
}

func (o *Options) fill() {
	if o.Name == "" {
		o.Name = "Varanto"
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
}
