package editorial

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// TaskKind is why an entity waits for somebody.
type TaskKind string

// The kinds of task (PTV's tehtävät).
const (
	// TaskPublishFailed is a planned publishing or archiving that failed.
	TaskPublishFailed TaskKind = "publish-failed"
	// TaskExpiring is published and will be archived at Due.
	TaskExpiring TaskKind = "expiring"
	// TaskPlanned is to be published or archived at Due.
	TaskPlanned TaskKind = "planned"
	// TaskStale is published and has not been updated for long.
	TaskStale TaskKind = "stale"
	// TaskDraft was never published.
	TaskDraft TaskKind = "draft"
	// TaskEdited has an edit over what is public, or was restored and not published.
	TaskEdited TaskKind = "edited"
	// TaskNoChannel is a published service without a public channel; TaskNoService a published channel without a public
	// service.
	TaskNoChannel TaskKind = "no-channel"
	TaskNoService TaskKind = "no-service"
	// TaskMissingLanguage is an organisation that lacks languages (Missing) in which it has published content.
	TaskMissingLanguage TaskKind = "missing-language"
)

// TaskKinds lists the kinds, the most urgent first.
func TaskKinds() []TaskKind {
	return []TaskKind{
		TaskPublishFailed, TaskExpiring, TaskPlanned, TaskStale, TaskDraft, TaskEdited, TaskNoChannel, TaskNoService,
		TaskMissingLanguage,
	}
}

// Task is an entity that waits for somebody.
type Task struct {
	Kind TaskKind
	Facts
	// Due is when it happens by itself; zero when it does not.
	Due time.Time
	// Missing are the languages that TaskMissingLanguage is about.
	Missing []string
}

// Tasks lists the tasks of the caller's own organisations (all for an Admin), of those kinds or of all, by kind in the
// order of TaskKinds, within a kind what is due first and then what has waited longest. Mirrored content has none. The
// caller needs RightRead.
func (d *Desk) Tasks(ctx context.Context, c Caller, kinds ...TaskKind) ([]Task, error) {
	if rule := c.lacks(ActionRead, catalog.KindService); rule != "" {
		return nil, &Forbidden{Action: ActionRead, Rule: rule}
	}
	if err := d.register.Follow(ctx); err != nil {
		return nil, err
	}
	if len(kinds) == 0 {
		kinds = TaskKinds()
	}
	l := lister{register: d.register, ageing: d.options.Ageing, now: d.options.Now().UTC(), content: map[catalog.ID]languageSet{}}
	for _, k := range catalog.RecordKinds() {
		for _, card := range d.register.inOrder(k) {
			if c.Role == Admin || d.register.Within(card.owner, c.Organizations...) {
				l.look(card)
			}
		}
	}
	l.organizations()
	out := slices.DeleteFunc(l.tasks, func(t Task) bool { return !slices.Contains(kinds, t.Kind) })
	out, err := d.reallyEdited(ctx, out)
	if err != nil {
		return nil, err
	}
	order := TaskKinds()
	slices.SortStableFunc(out, func(a, b Task) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)),
			a.Due.Compare(b.Due), a.Changed.Compare(b.Changed),
		)
	})
	return out, nil
}

// reallyEdited leaves out tasks to publish an edit that is none: what differs are withdrawn or archived versions.
func (d *Desk) reallyEdited(ctx context.Context, tasks []Task) ([]Task, error) {
	out := tasks[:0]
	for _, t := range tasks {
		if t.Kind == TaskEdited && t.Public {
			h, err := d.read(ctx, t.Ref)
			if err != nil {
				return nil, err
			}
			if edited, err := isEdited(h); err != nil || !edited {
				if err != nil {
					return nil, err
				}
				continue
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// lister gathers tasks.
type lister struct {
	register *Register
	ageing   Ageing
	now      time.Time
	tasks    []Task
	// content are the languages in which an organisation has published content; seen are the organisations.
	content map[catalog.ID]languageSet
	seen    []*card
}

// look notes what an entity waits for.
func (l *lister) look(c *card) {
	r := l.register
	r.mu.RLock()
	defer r.mu.RUnlock()
	if c.kind == catalog.KindOrganization {
		l.seen = append(l.seen, c)
	} else if c.publicSeq != 0 {
		l.content[c.owner] |= c.public
	}
	if r.followed(c.mirror) || c.status == catalog.StatusRemoved {
		return
	}
	add := func(k TaskKind, due time.Time) { l.tasks = append(l.tasks, Task{Kind: k, Facts: r.facts(c), Due: due}) }
	if c.failed {
		add(TaskPublishFailed, time.Time{})
	}
	if c.publishAt != 0 {
		add(TaskPlanned, timeOf(c.publishAt))
	}
	if c.archiveAt != 0 && !c.ended() {
		add(TaskPlanned, timeOf(c.archiveAt))
	}
	if c.ended() {
		return
	}
	switch {
	case c.publicSeq != 0:
		l.lookPublished(c, add)
	case c.status == catalog.StatusDraft:
		add(TaskDraft, time.Time{})
	}
	if c.status == catalog.StatusModified {
		add(TaskEdited, time.Time{})
	}
}

func (l *lister) lookPublished(c *card, add func(TaskKind, time.Time)) {
	old := func(months int) bool { return !c.renewed().AddDate(0, months, 0).After(l.now) }
	months := l.ageing.Stale
	if c.ages() {
		months = l.ageing.Warn // whether anything is archived by itself or not (PTV)
	}
	switch expires := l.register.expires(c, l.ageing.Archive); {
	case c.kind != catalog.KindService && c.kind != catalog.KindServiceChannel:
		return
	case !old(months):
	case !expires.IsZero():
		add(TaskExpiring, expires)
	default:
		add(TaskStale, time.Time{})
	}
	switch lonely := l.register.reached(c.ref()) == 0; {
	case lonely && c.kind == catalog.KindService:
		add(TaskNoChannel, time.Time{})
	case lonely:
		add(TaskNoService, time.Time{})
	}
}

// organizations notes the organisations that lack a language of their content.
func (l *lister) organizations() {
	r := l.register
	r.mu.RLock()
	defer r.mu.RUnlock()
	for _, c := range l.seen {
		if missing := l.content[c.id] &^ c.public; missing != 0 && !c.ended() && !r.followed(c.mirror) {
			l.tasks = append(l.tasks, Task{Kind: TaskMissingLanguage, Facts: r.facts(c), Missing: missing.list()})
		}
	}
}
