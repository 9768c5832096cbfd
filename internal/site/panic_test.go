package site_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/site"
	"github.com/varanto/varanto/internal/site/sitetest"
	"github.com/varanto/varanto/internal/site/view"
)

// torn panics at its front page.
type torn struct{ sitetest.Source }

func (torn) Home(context.Context, view.Reader) (view.HomePage, error) { panic("torn") }

func TestAPanicIsAPageThatHelps(t *testing.T) {
	s := newSite(t, func(o *site.Options) { o.Source = torn{} })
	w := get(t, s, "/fi/")
	if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), `action="/fi/haku"`) || strings.Contains(w.Body.String(), "torn") {
		t.Errorf("status %d: %.300s", w.Code, w.Body)
	}
}
