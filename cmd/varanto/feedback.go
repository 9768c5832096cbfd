package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/feedback"
)

// feedbackCommand reads what readers of the pages have written.
type feedbackCommand struct {
	List feedbackListCommand `cmd:"" help:"Print the feedback of the public pages, oldest first."`
}

// feedbackListCommand prints feedback.
type feedbackListCommand struct {
	Data         string `help:"The data folder." default:"data" type:"path"`
	Organization string `help:"Only what this organisation (an id) answered for when it came."`
	Open         bool   `help:"Only what nobody has handled yet."`
	Format       string `help:"How to print." enum:"text,json" default:"text"`
}

// Run fails when there is no data folder: a mistyped name must not look as if nobody had written.
func (c *feedbackListCommand) Run(ctx context.Context, stdout, stderr io.Writer) error {
	if _, err := os.Stat(c.Data); err != nil {
		return fmt.Errorf("open the data folder: %w", err)
	}
	var wanted feedback.Wanted
	if c.Organization != "" {
		id, err := uuid.Parse(c.Organization)
		if err != nil {
			return fmt.Errorf("%q is no id of an organisation: %w", c.Organization, err)
		}
		wanted.Organization = id
	}
	if c.Open {
		wanted.State = feedback.StateOpen
	}
	show := showText
	if c.Format == "json" {
		show = showJSON
	}
	said, unreadable, err := feedback.Open(ctx, c.Data)
	if unreadable > 0 {
		fmt.Fprintf(stderr, "varanto: %d lines of %s cannot be read; they are kept beside it\n", unreadable, feedback.OldFileName)
	}
	if err != nil {
		return err
	}
	return errors.Join(said.Each(ctx, wanted, func(m feedback.Message) error { return show(stdout, m) }), said.Close())
}

func showJSON(w io.Writer, m feedback.Message) error { return json.NewEncoder(w).Encode(m) }

func showText(w io.Writer, m feedback.Message) error {
	about := "the site"
	if m.Kind != "" {
		about = fmt.Sprintf("%s %s %q", m.Kind, m.Entity, m.Name)
	}
	state := "open"
	if !m.Handled.IsZero() {
		state = "handled " + m.Handled.Format(time.DateOnly)
	}
	text := strings.ReplaceAll(m.Text, "\n", "\n  ")
	_, err := fmt.Fprintf(w, "%s  %s  %s  %s  %s\n  %s\n", m.Time.Format("2006-01-02 15:04"), m.Topic, m.Lang, state, about, text)
	return err
}
