package sqlite_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/varanto/varanto/internal/store"
	"github.com/varanto/varanto/internal/store/sqlite"
	"github.com/varanto/varanto/internal/store/storetest"
)

// childFolder names, in the environment of a re-executed test binary, the folder that it appends to.
const childFolder = "VARANTO_TEST_APPEND_TO"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		if err := appendForEver(dir, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// appendForEver appends batches of changing size and prints every acknowledged revision. The actor of a
// revision says how large its batch is and which place it has there.
func appendForEver(dir string, acknowledge io.Writer) error {
	ctx := context.Background()
	log, err := sqlite.Open(ctx, dir)
	if err != nil {
		return err
	}
	head, err := log.Head(ctx)
	if err != nil {
		return err
	}
	for next := int(head) + 1; ; {
		revs, err := log.Append(ctx, killBatch(next)...)
		if err != nil {
			return err
		}
		// One write a batch: a pipe takes small ones whole or not at all, and the parent drops a torn line.
		var lines bytes.Buffer
		for _, rev := range revs {
			fmt.Fprintf(&lines, "%d %x\n", rev.Seq, store.HashOf(rev.Document))
		}
		if _, err := acknowledge.Write(lines.Bytes()); err != nil {
			return err
		}
		next += len(revs)
	}
}

// killBatch is one draft, a few, or many with a second revision of each entity, by turns.
func killBatch(next int) []store.Draft {
	size := []int{1, 7, 400}[rand.IntN(3)]
	var drafts []store.Draft
	for i := range size {
		d := storetest.DraftOf(next+i-i%2, i%2)
		d.Document = storetest.Document(next+i, rand.IntN(1<<30), 20+rand.IntN(3000))
		d.Actor = fmt.Sprintf("%d/%d", i, size)
		drafts = append(drafts, d)
	}
	return drafts
}

// A process that is killed at any moment loses nothing that it acknowledged and leaves no half batch.
func TestKilledProcessLosesNothing(t *testing.T) {
	rounds := 40
	if testing.Short() {
		rounds = 6
	}
	// Every few rounds begin with an empty folder: some are killed while they make the log, and checking
	// does not grow with every round.
	const roundsOfFolder = 10
	var dir string
	var acknowledged map[int64]string
	total := 0
	for round := range rounds {
		if round%roundsOfFolder == 0 {
			dir, acknowledged = t.TempDir(), map[int64]string{}
		}
		before := len(acknowledged)
		delay := time.Duration(rand.IntN(150)) * time.Millisecond
		// Some are killed while they open, the others while they append.
		lines := appendAndKill(t, dir, delay, round%4 != 0)
		for _, line := range lines {
			var seq int64
			var hash string
			if _, err := fmt.Sscanf(line, "%d %s", &seq, &hash); err != nil {
				t.Fatalf("the child printed %q: %v", line, err)
			}
			acknowledged[seq] = hash
		}
		total += len(acknowledged) - before
		checkAfterKill(t, dir, acknowledged)
		if t.Failed() {
			t.Fatalf("round %d, killed after %v with %d new acknowledgements", round, delay, len(acknowledged)-before)
		}
	}
	if total == 0 {
		t.Fatal("no child acknowledged anything: the test has tested nothing")
	}
	t.Logf("%d revisions acknowledged in %d rounds", total, rounds)
}

// appendAndKill runs the child, kills it so long after its first acknowledgement (or after its start), and
// returns the whole lines it printed.
func appendAndKill(t *testing.T, dir string, delay time.Duration, afterFirst bool) []string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childFolder+"="+dir)
	var complaints bytes.Buffer
	child.Stderr = &complaints
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() {
		time.Sleep(delay)
		child.Process.Kill() // a child that has ended by itself is found below
	}
	if !afterFirst {
		go kill()
	}
	var lines []string
	reader := bufio.NewReader(out)
	for {
		line, err := reader.ReadString('\n')
		if err != nil {
			break
		}
		if afterFirst && len(lines) == 0 {
			go kill()
		}
		lines = append(lines, line)
	}
	err = child.Wait()
	if complaints.Len() > 0 || child.ProcessState.Exited() {
		t.Fatalf("the child ended by itself: %v: %s", err, complaints.String())
	}
	return lines
}

func checkAfterKill(t *testing.T, dir string, acknowledged map[int64]string) {
	t.Helper()
	log, err := sqlite.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	problems, err := log.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("check found: %s", p)
	}
	found := map[int64]string{}
	place, size := 0, 0
	for after := int64(0); ; after += 1000 {
		revs, err := log.Feed(t.Context(), after, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if len(revs) == 0 {
			break
		}
		for _, rev := range revs {
			found[rev.Seq] = fmt.Sprintf("%x", store.HashOf(rev.Document))
			var i, n int
			if _, err := fmt.Sscanf(rev.Actor, "%d/%d", &i, &n); err != nil {
				t.Fatal(err)
			}
			if i != place || (i > 0 && n != size) {
				t.Errorf("revision %d is %s of its batch, want place %d", rev.Seq, rev.Actor, place)
			}
			place, size = (i+1)%n, n
		}
	}
	if place != 0 {
		t.Errorf("the last batch is there up to place %d of %d", place, size)
	}
	for seq, hash := range acknowledged {
		if found[seq] != hash {
			t.Errorf("acknowledged revision %d is there as %q, want %q", seq, found[seq], hash)
		}
	}
}
