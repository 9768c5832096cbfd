package theme

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxLogo bounds a logo, which every page loads.
const maxLogo = 64 << 10

// CheckLogo tells whether an SVG picture is one that only draws: no scripts, no handlers, nothing from elsewhere.
func CheckLogo(svg []byte) error {
	if len(svg) > maxLogo {
		return fmt.Errorf("the logo has %d bytes, and may have %d", len(svg), maxLogo)
	}
	d := xml.NewDecoder(bytes.NewReader(svg))
	depth, seen := 0, false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("the logo is not SVG: %w", err)
		}
		switch e := token.(type) {
		case xml.Directive:
			return errors.New("the logo has a document type, which may not be there")
		case xml.StartElement:
			if depth == 0 && e.Name.Local != "svg" {
				return fmt.Errorf("the logo is <%s>, not <svg>", e.Name.Local)
			}
			if err := plain(e); err != nil {
				return err
			}
			depth++
			seen = true
		case xml.EndElement:
			depth--
		}
	}
	if !seen {
		return errors.New("the logo is empty")
	}
	return nil
}

func plain(e xml.StartElement) error {
	switch strings.ToLower(e.Name.Local) {
	case "script", "style", "foreignobject", "iframe", "a", "animate", "set", "handler", "listener":
		return fmt.Errorf("the logo has <%s>, which does more than draw", e.Name.Local)
	}
	for _, a := range e.Attr {
		name, value := strings.ToLower(a.Name.Local), strings.ToLower(strings.TrimSpace(a.Value))
		switch {
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("the logo has the handler %s", a.Name.Local)
		case name == "href" && !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "data:image/"):
			return fmt.Errorf("the logo loads %q", beginning(a.Value))
		case strings.Count(value, "url(") != strings.Count(value, "url(#"):
			return fmt.Errorf("the logo loads %q", beginning(a.Value))
		}
	}
	return nil
}
