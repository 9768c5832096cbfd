package main

import (
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/varanto/varanto/internal/site/theme"
)

// look reads the site's own look; nil where none is given. It warns of colours that make text hard to read.
func (c *serveCommand) look(logger *slog.Logger) (*theme.Theme, []byte, error) {
	if route := c.MapRoute; route != "" && !(strings.HasPrefix(route, "https://") && strings.Contains(route, "{lat}") && strings.Contains(route, "{lon}")) {
		return nil, nil, fmt.Errorf("the route planner %q is no https address with {lat} and {lon}", route)
	}
	logo, err := readLogo(c.Logo)
	if err != nil || c.Theme == "" {
		return nil, logo, err
	}
	css, err := os.ReadFile(c.Theme)
	if err != nil {
		return nil, nil, fmt.Errorf("read the theme: %w", err)
	}
	look, err := theme.Parse(css)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Theme, err)
	}
	for _, weak := range look.Weak() {
		logger.Warn("the theme makes text hard to read", "what", weak)
	}
	return &look, logo, nil
}

func readLogo(name string) ([]byte, error) {
	if name == "" {
		return nil, nil
	}
	logo, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the logo: %w", err)
	}
	if err := theme.CheckLogo(logo); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return logo, nil
}
