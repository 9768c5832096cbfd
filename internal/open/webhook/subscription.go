package webhook

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/open/feed"
)

// FileName is the file of the data folder that holds the subscriptions with their secrets; only its owner may read it.
const FileName = "webhooks.json"

// Subscription is one receiver of changes.
type Subscription struct {
	ID  string `json:"id"`
	URL string `json:"url"`
	// Secret is the key in its written form, whsec_ and base64. It must never be logged.
	Secret string `json:"secret"`
	// Kinds and Organizations limit what is sent; nil means everything.
	Kinds         []catalog.Kind `json:"kinds,omitempty"`
	Organizations []catalog.ID   `json:"organizations,omitempty"`
	// AllowPrivate lets the receiver be on this machine or in a private network.
	AllowPrivate bool      `json:"allowPrivate,omitempty"`
	Made         time.Time `json:"made"`
}

// String names the subscription and its receiver's host: no log can have the secret, or what an address says beside its
// host, which may be a secret, too.
func (s Subscription) String() string {
	if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
		return s.ID + " " + u.Host
	}
	return s.ID
}

// GoString is String.
func (s Subscription) GoString() string { return s.String() }

// New makes a subscription with a secret of its own. It fails for an address that cannot be sent to.
func New(address string, kinds []catalog.Kind, organizations []catalog.ID, allowPrivate bool) (Subscription, error) {
	if err := checkURL(address, allowPrivate); err != nil {
		return Subscription{}, err
	}
	for _, k := range kinds {
		if !slices.Contains(feed.Kinds(), k) {
			return Subscription{}, fmt.Errorf("there are no changes of the kind %q", k)
		}
	}
	return Subscription{
		ID: "wh_" + strings.ReplaceAll(uuid.NewString(), "-", "")[:16], URL: address, Secret: newSecret(), Kinds: kinds, Organizations: organizations,
		AllowPrivate: allowPrivate, Made: time.Now().UTC().Truncate(time.Second),
	}, nil
}

// checkURL holds an address against the rules: https, or http on this very machine; no login in it; a host.
func checkURL(address string, allowPrivate bool) error {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return errors.New("the address is not a URL")
	case u.Host == "" || u.Hostname() == "":
		return errors.New("the address has no host: use https://host/path")
	case u.User != nil:
		return errors.New("the address must not hold a user name or a password")
	case u.Fragment != "":
		return errors.New("the address must not have a fragment")
	case u.Scheme == "https":
	case u.Scheme == "http" && isLoopback(u.Hostname()):
	case u.Scheme == "http":
		return errors.New("the address must begin with https; http is for this very machine only")
	default:
		return errors.New("the address must begin with https")
	}
	if ip, err := netip.ParseAddr(u.Hostname()); !allowPrivate && (isLoopback(u.Hostname()) || err == nil && !isPublic(ip)) {
		return errors.New("the address is on this machine or in a private network; say --allow-private if that is meant")
	}
	return nil
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.Unmap().IsLoopback()
}

// Load reads the subscriptions of a data folder; none when there is no file.
func Load(folder string) ([]Subscription, error) {
	b, err := os.ReadFile(filepath.Join(folder, FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the subscriptions: %w", err)
	}
	var out []Subscription
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, errors.New("read the subscriptions: " + FileName + " is not what it should be") // the cause may quote a secret
	}
	return out, nil
}

// Change lets fn make a new list of the subscriptions of a data folder, and saves that. Who changes them at the same time,
// also from another process, waits.
func Change(folder string, fn func([]Subscription) ([]Subscription, error)) (err error) {
	lock, err := os.OpenFile(filepath.Join(folder, FileName+".lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("lock the subscriptions: %w", err)
	}
	defer func() { err = errors.Join(err, lock.Close()) }() // which gives the lock back
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return fmt.Errorf("lock the subscriptions: %w", err)
	}
	list, err := Load(folder)
	if err != nil {
		return err
	}
	if list, err = fn(list); err != nil {
		return err
	}
	return Save(folder, list)
}

// Save writes the subscriptions of a data folder, whole or not at all. Only the owner may read the file.
func Save(folder string, list []Subscription) error {
	b, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("write the subscriptions: %w", err)
	}
	f, err := os.CreateTemp(folder, FileName+".*") // mode 0600
	if err != nil {
		return fmt.Errorf("write the subscriptions: %w", err)
	}
	defer os.Remove(f.Name()) // gone already when all went well
	_, err = f.Write(append(b, '\n'))
	err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(folder, FileName))
	}
	if err != nil {
		return fmt.Errorf("write the subscriptions: %w", err)
	}
	return nil
}
