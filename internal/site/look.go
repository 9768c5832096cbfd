package site

import (
	"github.com/varanto/varanto/internal/site/colour"
	"github.com/varanto/varanto/internal/site/sharecard"
	"github.com/varanto/varanto/internal/site/theme"
)

// Names of the files of a site's own look.
const (
	themeFile = "theme.css"
	logoFile  = "logo.svg"
)

// addLook serves a site's own look beside the built files.
func addLook(a *assets, o Options) error {
	if o.Theme != nil {
		a.add(themeFile, o.Theme.CSS())
	}
	if len(o.Logo) == 0 {
		return nil
	}
	if err := theme.CheckLogo(o.Logo); err != nil {
		return err
	}
	a.add(logoFile, o.Logo)
	return nil
}

// card is how the picture beside shared links looks: in the theme's colours, and without Varanto's mark where there is another.
func (o Options) card() sharecard.Look {
	card := sharecard.Own
	if o.Theme != nil {
		for property, into := range map[string]*colour.RGB{"--brand": &card.Ground, "--on-brand": &card.Sign, "--highlight": &card.Dot} {
			if c, ok := o.Theme.Colour(property); ok {
				*into = c
			}
		}
	}
	card.Bare = len(o.Logo) > 0
	return card
}

// accent is the theme's colour of links and buttons; nil for Varanto's.
func (o Options) accent() *colour.RGB {
	if o.Theme == nil {
		return nil
	}
	c, ok := o.Theme.Colour("--accent")
	if !ok {
		return nil
	}
	return &c
}

// mark is the address of the site's icon: its own logo, or Varanto's.
func (s *Site) mark() string {
	if own := s.look(logoFile); own != "" {
		return own
	}
	return s.assets.address("favicon.svg")
}

// look is the address of a file of the site's own look; empty when there is none.
func (s *Site) look(name string) string {
	if !s.assets.has(name) {
		return ""
	}
	return s.assets.address(name)
}

// Look is where the files of the pages' look are, for pages beside these.
type Look struct {
	// Theme and Logo are the addresses of the site's own look, empty for Varanto's; Mark is that of its icon.
	Theme, Logo, Mark string
	// Asset gives the address of a built file.
	Asset func(name string) string
}

// Look answers where the files of the pages' look are.
func (s *Site) Look() Look {
	return Look{Theme: s.look(themeFile), Logo: s.look(logoFile), Mark: s.mark(), Asset: s.assets.address}
}
