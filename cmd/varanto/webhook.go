package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/feed"
	"github.com/varanto/varanto/internal/open/webhook"
	"github.com/varanto/varanto/internal/ops"
)

// webhookCommand keeps the receivers of changes. A server that runs takes in what is changed here within seconds.
type webhookCommand struct {
	Add    webhookAdd    `cmd:"" help:"Add a receiver of changes, and print its secret, this once."`
	List   webhookList   `cmd:"" help:"List the receivers and how far they have got."`
	Remove webhookRemove `cmd:"" help:"Remove a receiver."`
	Resume webhookResume `cmd:"" help:"Send again to a receiver that was given up or is being waited for."`
	Test   webhookTest   `cmd:"" help:"Send a message of the type test to a receiver."`
}

type webhookAdd struct {
	Data         string         `help:"The data folder." default:"data" type:"path"`
	URL          string         `name:"url" help:"Where to send changes: https; http on this very machine only." required:""`
	Kind         []catalog.Kind `help:"Only changes of these kinds: Service, ServiceChannel, Organization, GeneralDescription, ServiceCollection."`
	Organization []string       `help:"Only what these organisations, by id, and those below them offer."`
	Since        int64          `help:"Begin after this sequence number; 0 sends the whole catalogue, -1 what changes from now on." default:"-1"`
	AllowPrivate bool           `help:"Let the receiver be on this machine or in a private network."`
}

// Run adds the subscription with its place in the log.
func (c *webhookAdd) Run(ctx context.Context, stdout, _ io.Writer) error {
	var organizations []catalog.ID
	for _, s := range c.Organization {
		id, err := uuid.Parse(s)
		if err != nil {
			return fmt.Errorf("%q is not the id of an organisation", s)
		}
		organizations = append(organizations, id)
	}
	var kinds []catalog.Kind
	for _, given := range c.Kind {
		i := slices.IndexFunc(feed.Kinds(), func(k catalog.Kind) bool { return strings.EqualFold(string(k), string(given)) })
		if i < 0 {
			return fmt.Errorf("there are no changes of the kind %q", given)
		}
		kinds = append(kinds, feed.Kinds()[i])
	}
	s, err := webhook.New(c.URL, kinds, organizations, c.AllowPrivate)
	if err != nil {
		return err
	}
	log, err := openExisting(ctx, c.Data)
	if err != nil {
		return err
	}
	defer log.Close()
	since := c.Since
	if since < 0 {
		if since, err = log.Head(ctx); err != nil {
			return err
		}
	}
	// First its place, then the receiver: one without a place would begin at the end of the log.
	if err := webhook.WriteState(ctx, log, s.ID, webhook.State{Sequence: since}); err != nil {
		return err
	}
	err = webhook.Change(c.Data, func(list []webhook.Subscription) ([]webhook.Subscription, error) { return append(list, s), nil })
	if err != nil {
		return errors.Join(err, webhook.Forget(ctx, log, s.ID))
	}
	fmt.Fprintf(stdout, "id      %s\nsecret  %s\nThe secret is not shown again. It verifies the header webhook-signature.\n", s.ID, s.Secret)
	return nil
}

type webhookList struct {
	Data string `help:"The data folder." default:"data" type:"path"`
}

// Run prints the subscriptions without their secrets.
func (c *webhookList) Run(ctx context.Context, stdout, _ io.Writer) error {
	log, err := openExisting(ctx, c.Data)
	if err != nil {
		return err
	}
	defer log.Close()
	list, err := webhook.Load(c.Data)
	if err != nil {
		return err
	}
	head, err := log.Head(ctx)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	for _, s := range list {
		state, _, err := webhook.ReadState(ctx, log, s.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%s\t%d of %d\t%s\n", s.ID, s.URL, feed.SequenceOf(state.Sequence), head, describeState(state))
	}
	if len(list) == 0 {
		fmt.Fprintln(stdout, "There are no receivers.")
	}
	return table.Flush()
}

func describeState(s webhook.State) string {
	switch {
	case s.Dead:
		return "given up: " + s.Why
	case s.Attempts > 0:
		return fmt.Sprintf("failing since %s, %d attempts, next %s", s.Failing.Format(time.RFC3339), s.Attempts, s.Next.Format(time.RFC3339))
	}
	return "well"
}

type webhookRemove struct {
	Data string `help:"The data folder." default:"data" type:"path"`
	ID   string `arg:"" help:"The receiver's id."`
}

// Run removes the subscription and its place in the log.
func (c *webhookRemove) Run(ctx context.Context, stdout, _ io.Writer) error {
	log, err := openExisting(ctx, c.Data)
	if err != nil {
		return err
	}
	defer log.Close()
	err = webhook.Change(c.Data, func(list []webhook.Subscription) ([]webhook.Subscription, error) {
		i, err := findWebhook(list, c.ID)
		if err != nil {
			return nil, err
		}
		return slices.Delete(list, i, i+1), nil
	})
	if err != nil {
		return err
	}
	// Its place goes last, so that a receiver that could not be removed keeps it. A server at work does the same when it has
	// let go of the receiver.
	if err := webhook.Forget(ctx, log, c.ID); err != nil {
		return err
	}
	fmt.Fprintln(stdout, "Removed.")
	return nil
}

func findWebhook(list []webhook.Subscription, id string) (int, error) {
	i := slices.IndexFunc(list, func(s webhook.Subscription) bool { return s.ID == id })
	if i < 0 {
		return 0, errors.New("there is no receiver of that id")
	}
	return i, nil
}

type webhookResume struct {
	Data string `help:"The data folder." default:"data" type:"path"`
	ID   string `arg:"" help:"The receiver's id."`
}

// Run makes the next attempt due at once.
func (c *webhookResume) Run(ctx context.Context, stdout, _ io.Writer) error {
	log, err := openExisting(ctx, c.Data)
	if err != nil {
		return err
	}
	defer log.Close()
	list, err := webhook.Load(c.Data)
	if err != nil {
		return err
	}
	if _, err := findWebhook(list, c.ID); err != nil {
		return err
	}
	state, ok, err := webhook.ReadState(ctx, log, c.ID)
	if err != nil {
		return err
	}
	if ok { // one that never began is due at once
		if err := webhook.WriteState(ctx, log, c.ID, webhook.State{Sequence: state.Sequence}); err != nil {
			return err
		}
	}
	fmt.Fprintln(stdout, "Resumed.")
	return nil
}

type webhookTest struct {
	Data string `help:"The data folder." default:"data" type:"path"`
	ID   string `arg:"" help:"The receiver's id."`
}

// Run sends one message and says whether it was taken.
func (c *webhookTest) Run(ctx context.Context, stdout, _ io.Writer) error {
	list, err := webhook.Load(c.Data)
	if err != nil {
		return err
	}
	i, err := findWebhook(list, c.ID)
	if err != nil {
		return err
	}
	if err := webhook.Test(ctx, list[i], "varanto/"+ops.Version()); err != nil {
		return fmt.Errorf("the test was not taken: %w", err)
	}
	fmt.Fprintln(stdout, "The test was taken.")
	return nil
}
