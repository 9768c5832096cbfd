package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/feedback"
)

func TestFeedbackIsListedForItsOrganization(t *testing.T) {
	folder, city := t.TempDir(), uuid.New()
	box, _, err := feedback.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	defer box.Close() //nolint:errcheck // a test's; the command reads beside it, as beside a server
	for _, m := range []feedback.Message{
		{Topic: feedback.Wrong, Kind: catalog.KindService, Entity: uuid.New(), Name: "Kirjasto", Organization: city, Lang: "fi", Text: "väärin\nkaksi riviä"},
		{Topic: feedback.Other, Lang: "en", Text: "hello"},
	} {
		m.Time = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
		if err := box.Add(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	if err := box.Each(t.Context(), feedback.Wanted{Organization: city}, func(m feedback.Message) error {
		_, err := box.Handle(t.Context(), m.ID, "u:somebody", time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name            string
		args            []string
		exit            int
		says, saysNever string
	}{
		{"all", nil, 0, "hello", ""},
		{"of one", []string{"--organization", city.String()}, 0, "2026-11-23 10:00  wrong  fi  handled 2026-11-24  Service ", "hello"},
		{"open ones", []string{"--open"}, 0, "2026-11-23 10:00  other  en  open  the site", "Kirjasto"},
		{"as JSON", []string{"--format", "json"}, 0, `"handled":"2026-11-24T10:00:00Z","handledBy":"u:somebody"`, ""},
		{"a mistyped id", []string{"--organization", "x"}, exitFailed, "", "hello"},
		{"a mistyped folder", []string{"--data", folder + "x"}, exitFailed, "", "hello"},
	} {
		var out, errs bytes.Buffer
		exit := run(append([]string{"feedback", "list", "--data", folder}, c.args...), &out, &errs)
		if exit != c.exit || !strings.Contains(out.String(), c.says) || c.saysNever != "" && strings.Contains(out.String(), c.saysNever) {
			t.Errorf("%s: exit %d, %s%s", c.name, exit, &out, &errs)
		}
	}
}
