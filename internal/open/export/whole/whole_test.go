package whole_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"pgregory.net/rapid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/exporttest"
	"github.com/varanto/varanto/internal/open/export/whole"
)

// many is a catalogue of so many services that there are several chunks.
func many(n int) *live.Catalogue {
	entities := exporttest.World()
	for i := range n {
		entities = append(entities, &catalog.Service{ID: exporttest.ID(1000 + i), ServiceNames: exporttest.Named(fmt.Sprintf("Palvelu %d", i)),
			ServiceDescriptions: catalog.TypedTexts{{Type: catalog.TypeDescription, Language: "fi", Value: strings.Repeat("Kuvaus jatkuu. ", 60)}}})
	}
	return exporttest.Catalogue(entities...)
}

func ask(t testing.TB, h http.Handler, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestEveryPublishedEntityIsALine(t *testing.T) {
	c := many(700)
	for _, zipped := range []bool{false, true} {
		w := ask(t, whole.NewHandler(c, zipped, "1", time.Now))
		body := w.Body.Bytes()
		if fmt.Sprint(len(body)) != w.Header().Get("Content-Length") {
			t.Errorf("zipped %v: Content-Length %s, %d bytes", zipped, w.Header().Get("Content-Length"), len(body))
		}
		if zipped {
			body = unzip(t, body)
		}
		seen := map[string]int{}
		for line := range bytes.Lines(body) {
			var l struct {
				Kind   string
				Entity struct{ ID string }
			}
			if err := json.Unmarshal(line, &l); err != nil {
				t.Fatalf("%v: %.80s", err, line)
			}
			if l.Entity.ID == "" {
				t.Errorf("a line without an entity: %.80s", line)
			}
			seen[l.Kind]++
		}
		for kind, want := range map[string]int{"Organization": 2, "Service": 703, "ServiceChannel": 6, "ServiceCollection": 1} {
			if seen[kind] != want {
				t.Errorf("zipped %v: %d lines of %s, want %d", zipped, seen[kind], kind, want)
			}
		}
	}
}

func unzip(t testing.TB, b []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAnyPartIsThatPartOfTheWhole(t *testing.T) {
	c := many(600)
	for _, zipped := range []bool{false, true} {
		f := whole.NewFile(c.Snapshot(), zipped)
		all, err := io.ReadAll(f.NewReader())
		if err != nil || int64(len(all)) != f.Size() {
			t.Fatalf("%d bytes of %d: %v", len(all), f.Size(), err)
		}
		var written bytes.Buffer
		if _, err := f.NewReader().WriteTo(&written); err != nil || !bytes.Equal(written.Bytes(), all) {
			t.Fatalf("WriteTo writes other bytes (%v)", err)
		}
		rapid.Check(t, func(t *rapid.T) {
			from := rapid.Int64Range(0, f.Size()).Draw(t, "from")
			n := rapid.IntRange(0, 70_000).Draw(t, "length")
			r := f.NewReader()
			defer r.Close()
			if _, err := r.Seek(from, io.SeekStart); err != nil {
				t.Fatal(err)
			}
			got := make([]byte, n)
			k, err := io.ReadFull(r, got)
			if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
				t.Fatal(err)
			}
			if want := all[from:min(f.Size(), from+int64(n))]; !bytes.Equal(got[:k], want) {
				t.Fatalf("%d bytes from %d differ", n, from)
			}
		})
	}
}

func TestADownloadIsResumedAfterAChange(t *testing.T) {
	for _, zipped := range []bool{false, true} {
		c := many(600)
		h := whole.NewHandler(c, zipped, "1", time.Now)
		first := ask(t, h)
		tag, all := first.Header().Get("ETag"), first.Body.Bytes()
		exporttest.Publish(c, &catalog.Service{ID: exporttest.ID(1000), ServiceNames: exporttest.Named("Muuttunut")})

		rest := ask(t, h, "Range", "bytes=1000-", "If-Range", tag)
		if rest.Code != http.StatusPartialContent || !bytes.Equal(rest.Body.Bytes(), all[1000:]) {
			t.Errorf("zipped %v: status %d, %d bytes, want the rest of the same file", zipped, rest.Code, rest.Body.Len())
		}
		if again := ask(t, h); again.Header().Get("ETag") == tag || bytes.Equal(again.Body.Bytes(), all) {
			t.Errorf("zipped %v: a new download gets the old file", zipped)
		}
		if unknown := ask(t, h, "Range", "bytes=1000-", "If-Range", `"1-2-l1"`); unknown.Code != http.StatusOK {
			t.Errorf("zipped %v: an unknown tag gets status %d, want the whole", zipped, unknown.Code)
		}
	}
}

// TestWhoOnlyLooksKeepsNothing asks for the file in all ways that send none of it: nothing of an old state stays.
func TestWhoOnlyLooksKeepsNothing(t *testing.T) {
	for name, look := range map[string]func(h http.Handler, tag string){
		"HEAD":          func(http.Handler, string) {},
		"If-None-Match": func(h http.Handler, tag string) { ask(t, h, "If-None-Match", tag) },
	} {
		t.Run(name, func(t *testing.T) {
			c := many(600)
			h := whole.NewHandler(c, false, "1", time.Now)
			head := httptest.NewRecorder()
			h.ServeHTTP(head, httptest.NewRequest(http.MethodHead, "/", nil))
			tag := head.Header().Get("ETag")
			look(h, tag)
			old := weak.Make(c.Snapshot())
			exporttest.Publish(c, &catalog.Service{ID: exporttest.ID(1000), ServiceNames: exporttest.Named("Muuttunut")})
			runtime.GC()
			if old.Value() != nil {
				t.Error("the old snapshot is still there")
			}
			if got := ask(t, h, "Range", "bytes=1000-", "If-Range", tag).Code; got != http.StatusOK {
				t.Errorf("status %d, want the whole new file", got)
			}
		})
	}
}

func TestWhatIsKeptGoesWithoutBeingAskedFor(t *testing.T) {
	for name, pass := range map[string]func(c *live.Catalogue){
		"time": func(*live.Catalogue) { time.Sleep(2*time.Hour + time.Minute) },
		"revisions": func(c *live.Catalogue) {
			for range 51 {
				var changes []catalog.Entity
				for i := range 100 {
					changes = append(changes, &catalog.Service{ID: exporttest.ID(1000 + i), ServiceNames: exporttest.Named("Muuttunut")})
				}
				exporttest.Publish(c, changes...)
			}
			time.Sleep(time.Minute)
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := many(300)
				h := whole.NewHandler(c, false, "1", time.Now)
				tag := ask(t, h).Header().Get("ETag")
				exporttest.Publish(c, &catalog.Service{ID: exporttest.ID(1000), ServiceNames: exporttest.Named("Muuttunut")})
				time.Sleep(time.Minute)
				if got := ask(t, h, "Range", "bytes=1000-", "If-Range", tag).Code; got != http.StatusPartialContent {
					t.Fatalf("after a minute and a change: status %d", got)
				}
				pass(c)
				if got := ask(t, h, "Range", "bytes=1000-", "If-Range", tag).Code; got != http.StatusOK {
					t.Errorf("status %d, want the whole new file", got)
				}
				time.Sleep(3 * time.Hour) // so that the handler comes to rest
			})
		})
	}
}

// TestAFileLaidOutAfterAnotherIsTheSame changes the catalogue between downloads: entries change, come, and show each other.
func TestAFileLaidOutAfterAnotherIsTheSame(t *testing.T) {
	for _, zipped := range []bool{false, true} {
		c := many(600)
		h := whole.NewHandler(c, zipped, "1", time.Now)
		for _, e := range []catalog.Entity{
			&catalog.Service{ID: exporttest.ID(1300), ServiceNames: exporttest.Named("Muuttunut")},
			&catalog.Service{ID: exporttest.ID(5000), ServiceNames: exporttest.Named("Uusi")},
			&catalog.Organization{ID: exporttest.ID(1), OrganizationNames: exporttest.Named("Toinen nimi")},
			&catalog.Organization{ID: exporttest.ID(5001), OrganizationNames: exporttest.Named("Uusi organisaatio")},
		} {
			ask(t, h)
			exporttest.Publish(c, e)
			got := ask(t, h)
			want, err := io.ReadAll(whole.NewFile(c.Snapshot(), zipped).NewReader())
			if err != nil || !bytes.Equal(got.Body.Bytes(), want) || got.Header().Get("Content-Length") != fmt.Sprint(len(want)) {
				t.Errorf("zipped %v: after %s the file has %d bytes, says %s, anew it has %d (%v)",
					zipped, e.EntityID(), got.Body.Len(), got.Header().Get("Content-Length"), len(want), err)
			}
		}
	}
}

func TestTheUsualConditionsHold(t *testing.T) {
	h := whole.NewHandler(many(10), false, "1", time.Now)
	tag := ask(t, h).Header().Get("ETag")
	if got := ask(t, h, "If-None-Match", tag).Code; got != http.StatusNotModified {
		t.Errorf("If-None-Match: %d", got)
	}
	if got := ask(t, h, "Range", "bytes=99999999-").Code; got != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("a range beyond the end: %d", got)
	}
	if got := ask(t, whole.NewHandler(exporttest.Catalogue(), false, "1", time.Now)); got.Code != http.StatusOK || got.Body.Len() != 0 {
		t.Errorf("an empty catalogue: %d, %d bytes", got.Code, got.Body.Len())
	}
}

func BenchmarkWhole(b *testing.B) {
	c := many(20_000)
	for _, zipped := range []bool{false, true} {
		b.Run(fmt.Sprintf("zipped=%v", zipped), func(b *testing.B) {
			h := whole.NewHandler(c, zipped, "1", time.Now)
			server := httptest.NewServer(h)
			defer server.Close()
			get := func() int64 {
				r, err := http.NewRequest(http.MethodGet, server.URL, nil)
				if err != nil {
					b.Fatal(err)
				}
				r.Header.Set("Accept-Encoding", "identity")
				answer, err := http.DefaultClient.Do(r)
				if err != nil {
					b.Fatal(err)
				}
				defer answer.Body.Close()
				n, err := io.Copy(io.Discard, answer.Body)
				if err != nil {
					b.Fatal(err)
				}
				return n
			}
			b.SetBytes(get())
			b.ReportAllocs()
			for b.Loop() {
				get()
			}
		})
	}
}
