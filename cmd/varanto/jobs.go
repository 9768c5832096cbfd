package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/go-co-op/gocron/v2"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/feedback"
)

const (
	dueEvery  = time.Minute
	tidyEvery = time.Hour
	// lettersEvery is how often it is looked whether there is feedback to write letters about.
	lettersEvery = time.Hour
)

// jobFlags are the settings of what the server does by itself.
type jobFlags struct {
	ArchiveAfter int `help:"Archive published phone channels and service locations so many months after their last change, as PTV did until 2023 after 18; 0 never does. Mirrored content is left alone." default:"0"`
	AuditMonths  int `help:"Delete entries of the audit log that are so many months old; 0 never does." default:"0"`
}

// ageing is when content counts as old.
func (j jobFlags) ageing() editorial.Ageing {
	if j.ArchiveAfter <= 0 {
		return editorial.Ageing{Archive: -1}
	}
	return editorial.Ageing{Archive: j.ArchiveAfter}
}

// auditKeep is how long the audit log is kept; months are of 31 days, so that nothing goes too early.
func (j jobFlags) auditKeep() time.Duration {
	return time.Duration(max(0, j.AuditMonths)) * 31 * 24 * time.Hour
}

// runJobs does what is due until ctx ends: planned publishing and archiving, tidying up, and letters about feedback. A job that takes longer than
// its interval is not started beside itself.
func (w *writing) runJobs(ctx context.Context, said *feedback.Inbox, logger *slog.Logger) {
	jobs, err := gocron.NewScheduler()
	if err != nil {
		logger.Error("jobs cannot be scheduled", "error", err)
		return
	}
	for _, j := range []struct {
		name  string
		every time.Duration
		run   func(context.Context) error
	}{
		{"content that is due", dueEvery, func(ctx context.Context) error { return w.runDue(ctx, logger) }},
		{"accounts tidied", tidyEvery, w.accounts.Tidy},
		{"letters about feedback", lettersEvery, func(ctx context.Context) error { return said.SendLetters(ctx, w.feedbackPost()) }},
	} {
		_, err := jobs.NewJob(gocron.DurationJob(j.every), gocron.NewTask(func() {
			if err := j.run(ctx); err != nil && ctx.Err() == nil {
				logger.Error("a job failed; it will be tried again", "job", j.name, "after", j.every, "error", err)
			}
		}), gocron.WithSingletonMode(gocron.LimitModeReschedule), gocron.WithStartAt(gocron.WithStartImmediately()))
		if err != nil {
			logger.Error("a job cannot be scheduled", "job", j.name, "error", err)
		}
	}
	jobs.Start()
	<-ctx.Done()
	if err := jobs.Shutdown(); err != nil {
		logger.Warn("jobs did not end in time", "error", err)
	}
}

// runDue reads what the desk must know of every entity, so that nobody who writes waits for it, and does what is due.
// A catalogue that nobody has an account for is not written to: it is spared the memory.
func (w *writing) runDue(ctx context.Context, logger *slog.Logger) error {
	list, err := w.accounts.Accounts(ctx, account.CommandLine(), account.Search{})
	if err != nil || len(list) == 0 {
		return err
	}
	report, err := w.desk.RunDue(ctx)
	if n := len(report.Published) + len(report.Archived) + len(report.Expired) + len(report.Failed); n > 0 {
		logger.Info("did what was due", "published", len(report.Published), "archived", len(report.Archived),
			"expired", len(report.Expired), "failed", len(report.Failed))
	}
	return err
}
