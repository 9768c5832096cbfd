package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
)

// writer is an API user that writes for one organisation.
type writer struct {
	name         string
	organization catalog.ID
	token        string
	// services are those of the organisation that can be written, with what is written.
	services []*service
	// places counts the places that the writer has made.
	places int
}

// password is that of all writers; the accounts are those of a copy that is thrown away.
const password = "kahdeksan kirjoittajaa mittaa"

// makeWriters adds API users for the organisations with the most services, one for each while there are that many: for
// the writers, for one whose changes are looked for while these write, and as many again, since not all services can be
// written.
func (b *bench) makeWriters(ctx context.Context) error {
	organizations, err := largestOwners(ctx, b.data)
	if err != nil {
		return err
	}
	if len(organizations) == 0 {
		return errors.New("no organisation has a published service: the data folder is empty")
	}
	for i := range 2 * (b.options.writers + 1) {
		w := &writer{name: fmt.Sprintf("mittaus.%d", i+1), organization: organizations[i%len(organizations)]}
		add := exec.CommandContext(ctx, b.binary, "user", "add", "--api", "--data", b.data, "--username", w.name, "--role", "main-user",
			"--organization", w.organization.String(), "--password-stdin")
		add.Stdin = strings.NewReader(password + "\n")
		if out, err := add.CombinedOutput(); err != nil {
			return fmt.Errorf("add an API user: %w\n%s", err, bytes.TrimSpace(out))
		}
		b.writers = append(b.writers, w)
	}
	return nil
}

// largestOwners are the organisations with published services, those with the most first.
func largestOwners(ctx context.Context, data string) ([]catalog.ID, error) {
	services := map[catalog.ID]int{}
	err := published(ctx, data, func(r store.Revision) {
		if r.Kind == catalog.KindService {
			services[r.Organization]++
		}
	})
	if err != nil {
		return nil, err
	}
	delete(services, catalog.ID{})
	var list []catalog.ID
	for id := range services {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b catalog.ID) int {
		return cmp.Or(cmp.Compare(services[b], services[a]), cmp.Compare(a.String(), b.String()))
	})
	return list, nil
}

// published calls fn with every published revision, in the order of the log.
func published(ctx context.Context, data string, fn func(store.Revision)) error {
	log, err := sqlite.Open(ctx, data)
	if err != nil {
		return err
	}
	_, err = log.Latest(ctx, func(e store.Entry) error {
		if e.Status == catalog.StatusPublished {
			fn(e.Revision)
		}
		return nil
	})
	return errors.Join(err, log.Close())
}

// logIn logs every writer in. The first is told apart: it comes right after the start and waits for what the server must
// know of every entity.
func (b *bench) logIn(ctx context.Context) (first time.Duration, later times, err error) {
	for i, w := range b.writers {
		a, err := b.server.must(ctx, http.MethodPost, "/api/auth/api-login", "", map[string]string{"username": w.name, "password": password})
		if err != nil {
			return 0, nil, fmt.Errorf("log in: %w", err)
		}
		var tokens struct {
			ServiceToken string `json:"serviceToken"`
		}
		if err := a.read(&tokens); err != nil {
			return 0, nil, fmt.Errorf("log in: %w", err)
		}
		w.token = tokens.ServiceToken
		if i == 0 {
			first = a.took
		} else {
			later = append(later, a.took)
		}
	}
	return first, later, nil
}
