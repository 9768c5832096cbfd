package lockout

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func newGuard() (*Guard, *time.Time) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	return New(func() time.Time { return now }), &now
}

func TestWaitsDoubleUpToTheLongest(t *testing.T) {
	p := Policy{Free: 3, First: 2 * time.Second, Longest: time.Minute}
	for failures, want := range []time.Duration{0, 0, 0, 0, 2 * time.Second, 4 * time.Second, 8 * time.Second, 16 * time.Second,
		32 * time.Second, time.Minute, time.Minute} {
		if got := p.Wait(failures); got != want {
			t.Errorf("%d failures: %v, want %v", failures, got, want)
		}
	}
	if got := p.Wait(1 << 30); got != p.Longest {
		t.Error(got)
	}
}

func TestFailuresOfAnAccountFromAnAddressLockItThere(t *testing.T) {
	g, now := newGuard()
	for i := range Pair.Free {
		if wait := g.Failed("maija", "192.0.2.1:1"); wait != 0 {
			t.Fatalf("failure %d costs %v", i+1, wait)
		}
	}
	if wait := g.Failed("maija", "192.0.2.1:2"); wait != Pair.First {
		t.Fatal(wait)
	}
	for _, c := range []struct {
		account, remote string
		locked          bool
	}{
		{"maija", "192.0.2.1:9", true},     // another port is the same address
		{"maija", "192.0.2.2:9", false},    // the owner elsewhere
		{"matti", "192.0.2.1:9", false},    // a colleague in the same house
		{"nobody", "203.0.113.1:9", false}, // and everybody else
	} {
		if got := g.Check(c.account, c.remote) > 0; got != c.locked {
			t.Errorf("%s from %s: locked %t", c.account, c.remote, got)
		}
	}
	*now = now.Add(Pair.First)
	if wait := g.Check("maija", "192.0.2.1"); wait != 0 {
		t.Errorf("still %v", wait)
	}
	if wait := g.Failed("maija", "192.0.2.1"); wait != 2*Pair.First {
		t.Errorf("the next failure costs %v", wait)
	}
}

func TestGuessesFromManyAddressesLockTheAccountButNotItsOwner(t *testing.T) {
	g, _ := newGuard()
	g.Succeeded("maija", "192.0.2.1")
	for i := range Account.Free + 1 {
		g.Failed("maija", fmt.Sprintf("203.0.113.%d", i))
	}
	if g.Check("maija", "198.51.100.1") == 0 {
		t.Error("guessing goes on")
	}
	if wait := g.Check("maija", "192.0.2.1"); wait != 0 {
		t.Errorf("the owner waits %v", wait)
	}
}

func TestGuessesAtManyAccountsLockTheAddress(t *testing.T) {
	g, _ := newGuard()
	for i := range Address.Free + 1 {
		g.Failed(fmt.Sprint("person", i), "2001:db8:1:2::"+fmt.Sprint(i+1))
	}
	if g.Check("somebody", "[2001:db8:1:2:ffff::1]:80") == 0 {
		t.Error("the network goes on")
	}
	if wait := g.Check("somebody", "2001:db8:1:3::1"); wait != 0 {
		t.Errorf("another network waits %v", wait)
	}
}

func TestASuccessForgetsThePairOnly(t *testing.T) {
	g, _ := newGuard()
	for range Address.Free {
		g.Failed("maija", "192.0.2.1")
		g.Succeeded("maija", "192.0.2.1") // a guesser with an account of their own
	}
	if g.Failed("matti", "192.0.2.1") == 0 {
		t.Error("successes wipe the address's failures out")
	}
}

func TestNetworksAreCounted(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.1": "192.0.2.1", "192.0.2.1:80": "192.0.2.1", "::ffff:192.0.2.1": "192.0.2.1", "[2001:db8::1]:80": "2001:db8::/64",
		"2001:db8:0:0:1::": "2001:db8::/64", "fe80::1%eth0": "fe80::/64", "": "", "unix": "unix", "@": "@",
	} {
		if got := Network(remote); got != want {
			t.Errorf("%q: %q", remote, got)
		}
	}
}

func TestMemoryIsBounded(t *testing.T) {
	g, now := newGuard()
	g.most = 2000
	for i := range g.most {
		g.Failed(fmt.Sprint("x", i), fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255))
		if len(g.entries) > g.most+3 {
			t.Fatalf("%d entries", len(g.entries))
		}
	}
	*now = now.Add(2 * time.Hour)
	g.Failed("y", "192.0.2.1")
	if len(g.entries) != 3 {
		t.Errorf("%d entries after all was forgotten", len(g.entries))
	}
}

// Whatever happens, nobody waits longer than the longest wait, and after that time without failures the next attempt is
// welcome: nobody is locked out for ever.
func TestNobodyIsLockedOutForEver(t *testing.T) {
	longest := max(Pair.Longest, Account.Longest, Address.Longest)
	rapid.Check(t, func(t *rapid.T) {
		g, now := newGuard()
		account := rapid.SampledFrom([]string{"maija", "matti"})
		remote := rapid.SampledFrom([]string{"192.0.2.1", "192.0.2.2", "2001:db8::1"})
		for range rapid.IntRange(0, 150).Draw(t, "acts") {
			a, r := account.Draw(t, "account"), remote.Draw(t, "remote")
			switch rapid.IntRange(0, 9).Draw(t, "act") {
			case 0:
				g.Succeeded(a, r)
				if wait := g.wait(g.keys(a, r).pair, *now); wait != 0 {
					t.Fatalf("the pair waits %v after a success", wait)
				}
			case 1:
				*now = now.Add(time.Duration(rapid.IntRange(0, 4000).Draw(t, "seconds")) * time.Second)
			default:
				before := g.Check(a, r)
				if wait := g.Failed(a, r); wait > longest || wait < 0 || g.Check(a, r) < before {
					t.Fatalf("a failure turns %v into %v", before, wait)
				}
			}
			if wait := g.Check(a, r); wait > longest {
				t.Fatalf("waits %v", wait)
			}
		}
		*now = now.Add(longest)
		for _, a := range []string{"maija", "matti"} {
			if wait := g.Check(a, "192.0.2.1"); wait != 0 {
				t.Fatalf("%s still waits %v", a, wait)
			}
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	g := New(time.Now)
	for b.Loop() {
		g.Check("maija", "192.0.2.1:80")
	}
}

func TestManyBehindAnUnknownAddressAreNotLockedTogether(t *testing.T) {
	g, _ := newGuard()
	for i := range Address.Free + 1 {
		g.Failed(fmt.Sprint("person", i), "")
	}
	if wait := g.Check("somebody", ""); wait != 0 {
		t.Errorf("somebody waits %v", wait)
	}
	for range Pair.Free + 1 {
		g.Failed("somebody", "")
	}
	if g.Check("somebody", "") == 0 {
		t.Error("guessing at one account goes on")
	}
}
