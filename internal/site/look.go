package site

import "github.com/varanto/varanto/internal/site/theme"

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

// look is the address of a file of the site's own look; empty when there is none.
func (s *Site) look(name string) string {
	if !s.assets.has(name) {
		return ""
	}
	return s.assets.address(name)
}
