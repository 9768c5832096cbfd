package in

import (
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
)

// wanted is what a body asks for.
type wanted struct {
	// entity is the whole content as it is to be.
	entity catalog.Entity
	// status is what publishingStatus says, empty when it says nothing.
	status string
	// publishAt and archiveAt are validFrom and validTo; zero when not given.
	publishAt, archiveAt time.Time
	// connect are the other ends of connections to make with a new service or channel.
	connect []catalog.ID
	// at leads from members of the entity to those of the body.
	at paths
	// problems are what the body alone breaks, in the body's names.
	problems []catalog.Problem
	// unreadable tells that the body is none of the form's: then the entity means nothing.
	unreadable bool
	// ignored are the members that the interface does not know; they are only looked for when asked.
	ignored []string
}

// asked is what a body is decoded with.
type asked struct {
	body []byte
	// present is the newest content, nil for a POST.
	present catalog.Entity
	// general gives a general description, nil when there is none that can be used.
	general func(catalog.ID) *catalog.GeneralDescription
	// tellIgnored has the unknown members named.
	tellIgnored bool
}

func (a *asked) isNew() bool { return a.present == nil }

func (w *wanted) take(r received) {
	w.ignored, w.problems, w.unreadable = r.ignored, r.unreadable, len(r.unreadable) > 0
	if !w.unreadable {
		w.problems = r.empty
	}
}

func (w *wanted) schedule(s schedule) {
	w.publishAt, w.archiveAt = s.ValidFrom.day(), s.ValidTo.day()
	w.at.set("publishAt", "validFrom")
	w.at.set("archiveAt", "validTo")
}

// lacks notes a member that a body must have.
func (w *wanted) lacks(member string) {
	w.problems = append(w.problems, rule.Broken(rule.Required, member, ""))
}
