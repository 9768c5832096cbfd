package live

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/store"
)

// panickingRenderer cannot render the service named Paha.
type panickingRenderer struct{}

func (panickingRenderer) Render(_ *Snapshot, e *Entry) (Rendered, error) {
	if e.Name == "Paha" {
		panic("no such thing")
	}
	return Rendered{Body: []byte(e.Name)}, nil
}

func (panickingRenderer) Item(e *Entry) []byte { return []byte(e.Name) }

func TestARendererThatPanicsCostsOneAnswerOnly(t *testing.T) {
	var said bytes.Buffer
	c := New(panickingRenderer{}, slog.New(slog.NewTextHandler(&said, nil)))
	var revisions []store.Revision
	for i, name := range []string{"Paha", "Hyvä"} {
		s := &catalog.Service{
			ID:           uuid.NewSHA1(uuid.NameSpaceURL, []byte(name)),
			ServiceNames: catalog.TypedTexts{{Type: catalog.TypeName, Language: "fi", Value: name}},
		}
		document, err := catalog.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		revisions = append(revisions, store.Revision{
			Seq: int64(i + 1), Kind: catalog.KindService, ID: s.ID, Number: 1, Status: catalog.StatusPublished,
			Time: time.Unix(int64(i), 0), Document: document,
		})
	}
	c.Apply(revisions)
	for i, want := range []string{"null", "Hyvä"} {
		e, ok := c.Snapshot().Published(catalog.KindService, revisions[i].ID)
		if !ok {
			t.Fatalf("%d is not published", i)
		}
		if got := string(e.Wire().Body); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if !strings.Contains(said.String(), "no such thing") {
		t.Errorf("the panic is not logged: %s", said.String())
	}
}
