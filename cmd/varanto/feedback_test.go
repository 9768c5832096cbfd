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
	box := feedback.NewBox(folder)
	for _, m := range []feedback.Message{
		{Topic: feedback.Wrong, Kind: catalog.KindService, Entity: uuid.New(), Name: "Kirjasto", Organization: city, Lang: "fi", Text: "väärin\nkaksi riviä"},
		{Topic: feedback.Other, Lang: "en", Text: "hello"},
	} {
		m.Time = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
		if err := box.Add(context.Background(), m); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name            string
		args            []string
		exit            int
		says, saysNever string
	}{
		{"all", nil, 0, "hello", ""},
		{"of one", []string{"--organization", city.String()}, 0, "2026-11-23 10:00  wrong  fi  Service ", "hello"},
		{"as JSON", []string{"--format", "json"}, 0, `"topic":"wrong"`, ""},
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
