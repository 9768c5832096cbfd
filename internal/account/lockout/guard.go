package lockout

import (
	"hash/maphash"
	"net/netip"
	"sync"
	"time"
)

// Policy says how failures of one kind are answered.
type Policy struct {
	Free    int           // failures that cost nothing
	First   time.Duration // the wait after the next one; it doubles with each further one
	Longest time.Duration // what the wait never exceeds
	Forget  time.Duration // failures are forgotten when there has been none for that long after the last wait
}

// Wait is how long is to be waited after that many failures.
func (p Policy) Wait(failures int) time.Duration {
	over := failures - p.Free
	if over <= 0 {
		return 0
	}
	wait := p.First
	for range over - 1 {
		if wait *= 2; wait >= p.Longest {
			return p.Longest
		}
	}
	return min(wait, p.Longest)
}

// The policies. One address can hardly lock somebody else out: Pair stops it long before Account counts enough. Account is
// for guesses spread over many addresses, and Address for guesses spread over many accounts; it is generous, since a whole
// town hall may share an address.
var (
	Pair    = Policy{Free: 5, First: 2 * time.Second, Longest: 15 * time.Minute, Forget: time.Hour}
	Account = Policy{Free: 50, First: 2 * time.Second, Longest: 15 * time.Minute, Forget: time.Hour}
	Address = Policy{Free: 50, First: 2 * time.Second, Longest: 15 * time.Minute, Forget: time.Hour}
)

const (
	// trust is how long an address from which an account has logged in is spared the account's own lock, so that
	// distributed guessing does not keep the owner out.
	trust = 30 * 24 * time.Hour
	// maxEntries bounds the memory that guessing can fill, at some 10 MB.
	maxEntries = 100_000
)

type entry struct {
	policy   *Policy
	failures int
	last     time.Time // of the last failure
	until    time.Time // attempts are refused before
	trusted  time.Time // pairs: the account has logged in from there until then
}

func (e *entry) forgotten(now time.Time) bool {
	return e.failures == 0 || now.Sub(later(e.last, e.until)) >= e.policy.Forget
}

// Guard counts failures. Its methods may be called by many goroutines at once.
type Guard struct {
	now     func() time.Time
	seed    maphash.Seed
	mu      sync.Mutex
	entries map[uint64]*entry
	swept   time.Time
	most    int // entries
}

// New makes a guard that reads this clock.
func New(now func() time.Time) *Guard {
	return &Guard{now: now, seed: maphash.MakeSeed(), entries: map[uint64]*entry{}, most: maxEntries}
}

// Check answers how long attempts on the account from the address are refused, 0 when one is welcome. The account is any
// name by which attempts are counted; it need not exist. An empty address is an unknown one: many may be behind it, so it has
// no lock of its own.
func (g *Guard) Check(account, remote string) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, k := g.now(), g.keys(account, remote)
	wait := g.wait(k.pair, now)
	if remote != "" {
		wait = max(wait, g.wait(k.address, now))
	}
	if pair := g.entries[k.pair]; pair == nil || !pair.trusted.After(now) {
		wait = max(wait, g.wait(k.account, now))
	}
	return wait
}

// Failed counts a failure and answers how long attempts are refused now.
func (g *Guard) Failed(account, remote string) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, k := g.now(), g.keys(account, remote)
	g.sweep(now)
	wait := max(g.fail(k.pair, &Pair, now), g.fail(k.account, &Account, now))
	if remote != "" {
		wait = max(wait, g.fail(k.address, &Address, now))
	}
	return wait
}

// FailedToo counts the failure that Failed was told of under one more name of the same account: for the address it is one failure.
func (g *Guard) FailedToo(account, remote string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, k := g.now(), g.keys(account, remote)
	g.sweep(now)
	g.fail(k.pair, &Pair, now)
	g.fail(k.account, &Account, now)
}

// Succeeded forgets the failures of the account from this address. Those of the account and of the address stay: a guesser
// with an account of their own must not be able to wipe them out.
func (g *Guard) Succeeded(account, remote string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now, k := g.now(), g.keys(account, remote)
	g.sweep(now)
	g.entries[k.pair] = &entry{policy: &Pair, trusted: now.Add(trust)}
}

func (g *Guard) wait(key uint64, now time.Time) time.Duration {
	e := g.entries[key]
	if e == nil {
		return 0
	}
	return max(0, e.until.Sub(now))
}

func (g *Guard) fail(key uint64, p *Policy, now time.Time) time.Duration {
	e := g.entries[key]
	if e == nil {
		e = &entry{policy: p}
		g.entries[key] = e
	}
	if e.forgotten(now) {
		e.failures = 0
	}
	e.failures++
	e.last = now
	wait := p.Wait(e.failures)
	e.until = later(e.until, now.Add(wait))
	return wait
}

// sweep drops what is forgotten, and when there are still too many entries any that refuse nobody.
func (g *Guard) sweep(now time.Time) {
	if len(g.entries) < g.most && now.Sub(g.swept) < time.Minute {
		return
	}
	g.swept = now
	for key, e := range g.entries {
		if e.forgotten(now) && !e.trusted.After(now) {
			delete(g.entries, key)
		}
	}
	if len(g.entries) < g.most {
		return
	}
	target := g.most * 9 / 10 // so that the next one does not look through all again
	for _, spare := range []func(*entry) bool{
		func(e *entry) bool { return e.until.After(now) || e.trusted.After(now) },
		func(e *entry) bool { return e.until.After(now) },
	} {
		for key, e := range g.entries {
			if len(g.entries) < target {
				return
			}
			if !spare(e) {
				delete(g.entries, key)
			}
		}
	}
	for key := range g.entries { // all are locked: the memory counts more
		if len(g.entries) < target {
			return
		}
		delete(g.entries, key)
	}
}

type keys struct{ pair, account, address uint64 }

func (g *Guard) keys(account, remote string) keys {
	address := Network(remote)
	return keys{
		pair:    maphash.String(g.seed, "pair\x00"+account+"\x00"+address),
		account: maphash.String(g.seed, "account\x00"+account),
		address: maphash.String(g.seed, "address\x00"+address),
	}
}

// Network is what of a request's address is counted: an IPv4 address, or the /64 network of an IPv6 one, since one customer
// has all of that. The port is left out; what is no address counts as it is.
func Network(remote string) string {
	a, err := netip.ParseAddr(remote)
	if err != nil {
		withPort, err := netip.ParseAddrPort(remote)
		if err != nil {
			return remote
		}
		a = withPort.Addr()
	}
	a = a.Unmap().WithZone("")
	if a.Is4() {
		return a.String()
	}
	network, err := a.Prefix(64)
	if err != nil {
		return a.String()
	}
	return network.String()
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
