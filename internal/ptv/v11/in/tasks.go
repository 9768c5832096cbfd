package in

import (
	"slices"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// taskStatuses are the values of the parameter status of tasks; Published is meant when it is absent.
var taskStatuses = []string{string(catalog.StatusPublished), string(catalog.StatusDraft)}

func (a *API) notMaintainedServices(c call) int { return a.notMaintained(c, catalog.KindService) }

func (a *API) notMaintainedChannels(c call) int {
	return a.notMaintained(c, catalog.KindServiceChannel)
}

// notMaintained answers with what is published and old, or with drafts.
func (a *API) notMaintained(c call, k catalog.Kind) int {
	l, bad := c.Listing(false, taskStatuses, nil)
	if bad != nil {
		return c.Refuse(bad...)
	}
	kinds := []editorial.TaskKind{editorial.TaskStale, editorial.TaskExpiring}
	if l.Status == string(catalog.StatusDraft) {
		kinds = []editorial.TaskKind{editorial.TaskDraft}
	}
	modified := func(t *editorial.Task) time.Time { return t.Changed }
	return a.tasks(c, l.Page, k, "modified", modified, kinds...)
}

// expiringChannels answers with the channels that will be archived by themselves; drafts never are (PTV).
func (a *API) expiringChannels(c call) int {
	l, bad := c.Listing(false, taskStatuses, nil)
	if bad != nil {
		return c.Refuse(bad...)
	}
	if l.Status == string(catalog.StatusDraft) {
		return c.SendPage(l.Page, 0, nil)
	}
	due := func(t *editorial.Task) time.Time { return t.Due }
	return a.tasks(c, l.Page, catalog.KindServiceChannel, "expires", due, editorial.TaskExpiring)
}

func (a *API) servicesWithoutChannels(c call) int {
	return a.unconnected(c, catalog.KindService, editorial.TaskNoChannel)
}

func (a *API) channelsWithoutServices(c call) int {
	return a.unconnected(c, catalog.KindServiceChannel, editorial.TaskNoService)
}

func (a *API) unconnected(c call, k catalog.Kind, task editorial.TaskKind) int {
	l, bad := c.Listing(false, nil, nil)
	if bad != nil {
		return c.Refuse(bad...)
	}
	return a.tasks(c, l.Page, k, "", nil, task)
}

// translations answers with an empty page: there are no orders.
func (a *API) translations(c call) int {
	l, bad := c.Listing(true, nil, nil)
	if bad != nil {
		return c.Refuse(bad...)
	}
	return c.SendPage(l.Page, 0, nil)
}

// tasks answers with a page of tasks of one kind of entity, with a time under a member where there is one. Who changed
// an entity is not told: the catalogue keeps no names of people.
func (a *API) tasks(c call, page int, k catalog.Kind, member string, when func(*editorial.Task) time.Time, kinds ...editorial.TaskKind) int {
	c.caller.Rights |= editorial.RightRead // PTV asks for no right here: the tasks are those of the own organisations
	all, err := a.Desk.Tasks(c.context(), c.caller, kinds...)
	if err != nil {
		return a.refused(c, &attempt{target: target{kind: k}}, err)
	}
	all = slices.DeleteFunc(all, func(t editorial.Task) bool { return t.Facts.Kind != k })
	return c.SendPage(page, len(all), func(b []byte, i int) []byte {
		t := &all[i]
		b = append(append(b, `{"id":`...), quoted(t.ID.String())...)
		b = append(append(b, `,"name":`...), orNull(t.Name)...)
		b = append(b, `,"statuses":[`...)
		first := true
		for _, language := range t.Languages {
			b = append(append(comma(b, &first), `{"value":`...), quoted(languageStatus(&t.Facts, language))...)
			b = append(append(append(b, `,"language":`...), quoted(language)...), '}')
		}
		b = append(b, `],"modifiedBy":null`...)
		if member != "" {
			at := catalog.At(when(t))
			b = append(append(append(b, `,"`...), member...), `":`...)
			b = append(b, quoted(at.String())...)
		}
		return append(b, '}')
	})
}

// languageStatus is the state of a language version in PTV's words.
func languageStatus(f *editorial.Facts, language string) string {
	switch {
	case !slices.Contains(f.PublicLanguages, language):
		return string(catalog.StatusDraft)
	case f.Status == catalog.StatusPublished:
		return string(catalog.StatusPublished)
	}
	return string(catalog.StatusModified)
}
