package store

import (
	"fmt"

	"github.com/varanto/varanto/internal/catalog"
)

// MaxProblems is how many problems Log.Check returns at most.
const MaxProblems = 1000

// Problem is one thing that Log.Check found wrong.
type Problem struct {
	// Seq is the revision's place in the log; 0 when the problem is not about one revision.
	Seq int64
	// Kind and ID name the entity; they are zero when the problem is not about one entity.
	Kind catalog.Kind
	ID   catalog.ID
	// Text says what is wrong.
	Text string
}

func (p Problem) String() string {
	switch {
	case p.Seq != 0 && p.Kind != "":
		return fmt.Sprintf("revision %d (%s %s): %s", p.Seq, p.Kind, p.ID, p.Text)
	case p.Seq != 0:
		return fmt.Sprintf("revision %d: %s", p.Seq, p.Text)
	case p.Kind != "":
		return fmt.Sprintf("%s %s: %s", p.Kind, p.ID, p.Text)
	}
	return p.Text
}
