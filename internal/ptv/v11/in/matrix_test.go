package in

import (
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// grounds are organisations as API users of school see them: school itself, kitchen below it, sports beside it, foreign
// elsewhere.
var grounds = []string{"school", "kitchen", "sports", "foreign"}

// own tells whether an organisation is the callers' own.
func own(where string) bool { return where == "school" || where == "kitchen" }

// user is an API user of the matrix: one for each role with all rights, one for each right alone and one for none.
type user struct {
	name   string
	role   editorial.Role
	rights editorial.Right
	// grounds are where the user has entities that are tried.
	grounds []string
}

func usersOfMatrix() []user {
	const all = editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	var users []user
	for _, role := range editorial.Roles() {
		users = append(users, user{string(role), role, all, grounds})
	}
	for name, rights := range map[string]editorial.Right{
		"no right": 0, "reads": editorial.RightRead, "writes": editorial.RightWrite, "asti": editorial.RightASTI,
	} {
		users = append(users, user{name, editorial.MainUser, rights, grounds[:1]})
	}
	return users
}

// matrix is a world in which each user has entities of every kind in every organisation, with source ids of its own.
type matrix struct {
	*world
	users []user
	// made are ids by user, organisation and path.
	made map[[3]string]string
	// drafts and lonely are services and phone channels that nobody has published and that nothing is connected with, by
	// organisation and path.
	drafts, lonely map[[2]string]string
	counter        int
}

// astiPlace is the path under which a second place is kept, for connections that are ASTI's.
const astiPlace = "asti"

func newMatrix(t *testing.T) *matrix {
	m := &matrix{world: newWorld(t), users: usersOfMatrix(), made: map[[3]string]string{}, drafts: map[[2]string]string{}, lonely: map[[2]string]string{}}
	const all = editorial.RightRead | editorial.RightWrite | editorial.RightASTI
	for _, u := range m.users {
		m.user(u.name, editorial.Admin, all) // so that it has source ids where it may write nothing
		for _, where := range u.grounds {
			for _, x := range allWritten() {
				m.made[[3]string{u.name, where, x.path}] = m.make(u, where, x.path, m.fresh(x, where))
			}
		}
		place := channelBodyOf(catalog.ServiceLocation, m.name()).with("sourceId", astiPlace)
		m.made[[3]string{u.name, "school", astiPlace}] = idIn(m.must(u.name, "POST", "/api/v11/ServiceChannel/ServiceLocation", place))
		m.user(u.name, u.role, u.rights, "school")
	}
	for _, where := range grounds {
		for _, x := range allWritten() {
			if x.path != "Service" && x.path != "ServiceChannel/Phone" {
				continue
			}
			at := [2]string{where, x.path}
			m.drafts[at] = idIn(m.must("eeva", "POST", "/api/v11/"+x.path, m.fresh(x, where).with("publishingStatus", "Draft")))
			m.lonely[at] = idIn(m.must("eeva", "POST", "/api/v11/"+x.path, m.fresh(x, where)))
		}
	}
	m.settle()
	return m
}

func (m *matrix) make(u user, where, path string, content body) string {
	m.t.Helper()
	if kindOf(path) != catalog.KindGeneralDescription {
		content = content.with("sourceId", sourceOf(where, path))
	}
	return idIn(m.must(u.name, "POST", "/api/v11/"+path, content))
}

func sourceOf(where, path string) string { return where + "-" + strings.ReplaceAll(path, "/", "-") }

// name is one that nothing has yet.
func (m *matrix) name() string {
	m.counter++
	return fmt.Sprintf("Nimi %d", m.counter)
}

// fresh is the body of a new entity of an organisation.
func (m *matrix) fresh(x written, where string) body {
	return renamed(inOrganization(x, where), x.path, m.name())
}

// request is one cell's: what a user asks of an operation about an organisation, and what has to come of it.
type request struct {
	path    string
	content any
	// want is the status; of several connections in one request one may be passed over, with 200 and nothing written.
	want   int
	passed bool
	// told is the status in the audit log, where it is another than want.
	told int
	// saw looks at the answer of what was allowed; nil looks at nothing.
	saw func(answer) error
}

// row makes the requests of one operation: in this order, so that the last leave things as the first found them.
type row func(m *matrix, u user, where string) []request

// right is what an operation asks of the API user at all.
func right(operation string) editorial.Right {
	switch {
	case strings.HasPrefix(operation, "put_Connection_ASTI_"):
		return editorial.RightASTI
	case strings.HasPrefix(operation, "get_Common_"):
		return 0 // a log-in is enough (PTV)
	case strings.HasPrefix(operation, "get_"):
		return editorial.RightRead
	}
	return editorial.RightWrite
}

// TestTheMatrixHasARowForEveryRoute holds the rows against what the server routes, and against PTV's own list where it is at hand: a new
// route needs a row that says who may use it.
func TestTheMatrixHasARowForEveryRoute(t *testing.T) {
	routed, served, rows := v11.RestrictedOperations(), slices.Sorted(maps.Keys(operations())), slices.Sorted(maps.Keys(rowsOfMatrix()))
	slices.Sort(routed)
	if d := cmp.Diff(routed, rows); d != "" || len(routed) == 0 {
		t.Errorf("what is routed and what has a row differ: %s", d)
	}
	if d := cmp.Diff(routed, served); d != "" {
		t.Errorf("what is routed and what is served differ: %s", d)
	}
	shared := os.Getenv("VARANTO_SHARED")
	if shared == "" {
		shared = "../../../../../shared"
	}
	list, err := os.ReadFile(filepath.Join(shared, "ptv", "v11-endpoints.tsv"))
	if err != nil {
		t.Skipf("PTV's list of endpoints is not at hand (set VARANTO_SHARED): %v", err)
	}
	var listed []string
	for line := range strings.Lines(string(list)) {
		method, rest, _ := strings.Cut(line, "\t")
		path, rest, _ := strings.Cut(rest, "\t")
		if need, _, _ := strings.Cut(rest, "\t"); need != "yes" {
			continue
		}
		name := strings.NewReplacer("/api/v11/", "", "{", "", "}", "").Replace(path)
		listed = append(listed, strings.ToLower(method)+"_"+strings.ReplaceAll(name, "/", "_"))
	}
	slices.Sort(listed)
	if d := cmp.Diff(listed, rows); d != "" {
		t.Errorf("PTV's list and what has a row differ: %s", d)
	}
}

// TestEveryRoleOnEveryOperation tries each operation that the interface has as each role and with each right alone, on
// entities of own, sub-, sibling and foreign organisations. An operation without a row fails. Every cell is held to its
// status, to nothing being written when it is refused, and to what the audit log is told of it.
func TestEveryRoleOnEveryOperation(t *testing.T) {
	m := newMatrix(t)
	rows := rowsOfMatrix()
	for _, operation := range slices.Sorted(maps.Keys(rows)) {
		if _, ok := operations()[operation]; !ok {
			t.Errorf("there is no operation %s", operation)
		}
	}
	cells := 0
	for _, operation := range slices.Sorted(maps.Keys(operations())) {
		of, ok := rows[operation]
		if !ok {
			t.Errorf("%s has no row: nothing says who may do it", operation)
			continue
		}
		t.Run(operation, func(t *testing.T) {
			m.t = t
			method, _, _ := strings.Cut(operation, "_")
			for _, u := range m.users {
				for _, where := range u.grounds {
					for _, r := range of(m, u, where) {
						cells++
						if !u.rights.Has(right(operation)) {
							r = request{path: r.path, content: r.content, want: http.StatusForbidden}
						}
						m.try(operation, strings.ToUpper(method), u, where, r)
					}
				}
			}
			r := of(m, m.users[0], "school")[0]
			head := m.head()
			if a := m.do("", strings.ToUpper(method), r.path, r.content); a.status != http.StatusUnauthorized || len(a.body) != 0 || m.head() != head {
				t.Errorf("without a token: %d %s", a.status, a.body)
			}
		})
	}
	if cells < 1000 {
		t.Errorf("only %d cells were tried", cells)
	}
}

func (m *matrix) head() int64 {
	m.t.Helper()
	head, err := m.log.Head(m.t.Context())
	if err != nil {
		m.t.Fatal(err)
	}
	return head
}

// try holds one cell.
func (m *matrix) try(operation, method string, u user, where string, r request) {
	m.t.Helper()
	name := fmt.Sprintf("%s as %s at %s", r.path, u.name, where)
	head, told := m.head(), len(m.acts)
	a := m.do(u.name, method, r.path, r.content)
	if a.status != r.want {
		m.t.Errorf("%s: %d, want %d: %.300s", name, a.status, r.want, a.body)
		return
	}
	wrote, mayWrite := m.head() != head, a.status == http.StatusOK && method != "GET" && !r.passed
	if wrote != mayWrite {
		m.t.Errorf("%s: %d, and something was written: %v, want %v", name, a.status, wrote, mayWrite)
	}
	if a.status == http.StatusOK && r.saw != nil {
		if err := r.saw(a); err != nil {
			m.t.Errorf("%s: %v", name, err)
		}
	}
	status := r.want
	if r.told != 0 {
		status = r.told
	}
	actor := m.accounts.callers[token(u.name)].Actor
	if acts := m.acts[told:]; len(acts) != 1 || acts[0].Action != operation || acts[0].Status != status || acts[0].Actor != actor ||
		status != http.StatusOK && acts[0].Detail == "" {
		m.t.Errorf("%s: the audit log was told %+v, want %s of %s with %d", name, acts, operation, actor, status)
	}
}

// TestNobodyHandsOverToOthers tries to give what is one's own to organisations that are not, by id and by source id.
func TestNobodyHandsOverToOthers(t *testing.T) {
	m := newMatrix(t)
	for _, x := range allWritten() {
		kind := kindOf(x.path)
		if kind == catalog.KindGeneralDescription {
			continue // they are nobody's
		}
		for _, u := range m.users {
			for _, form := range []string{"id", "sourceId"} {
				operation, path := "put_"+strings.ReplaceAll(x.path, "/", "_")+"_id", "/api/v11/"+x.path+"/"+m.made[[3]string{u.name, "school", x.path}]
				if form == "sourceId" {
					operation, path = strings.TrimSuffix(operation, "id")+"sourceId_sourceId", "/api/v11/"+x.path+"/sourceId/"+sourceOf("school", x.path)
				}
				for _, to := range []string{"sports", "foreign", "nothing", "kitchen", "school"} {
					r := request{path: path, content: given(x.path, to), want: http.StatusOK}
					switch {
					case u.role == editorial.Editor && to == "school": // where an organisation stands already
					case u.role == editorial.Reviewer, u.role == editorial.Viewer, !u.rights.Has(editorial.RightWrite),
						u.role == editorial.Editor && kind == catalog.KindOrganization:
						r.want = http.StatusForbidden
					case to == "nothing", u.role != editorial.Admin && !own(to):
						r.want = http.StatusBadRequest
					}
					if to == "nothing" && r.want == http.StatusBadRequest && u.role == editorial.Admin {
						m.tryUntold(u, r)
						continue
					}
					m.try(operation, "PUT", u, to, r)
				}
			}
		}
	}
}

// tryUntold is try for what breaks a rule of content, which is no matter of rights.
func (m *matrix) tryUntold(u user, r request) {
	m.t.Helper()
	head, told := m.head(), len(m.acts)
	if a := m.do(u.name, "PUT", r.path, r.content); a.status != r.want || m.head() != head || len(m.acts) != told {
		m.t.Errorf("%s as %s: %d, want %d; told %+v: %.300s", r.path, u.name, a.status, r.want, m.acts[told:], a.body)
	}
}

// given is a PUT that gives an entity to an organisation.
func given(path, organization string) body {
	id := idOf(organization).String()
	content := again(path)
	switch kindOf(path) {
	case catalog.KindService:
		return content.with("mainResponsibleOrganization", id,
			"serviceProducers", []any{body{"provisionType": "SelfProducedServices", "organizations": []string{id}}})
	case catalog.KindOrganization:
		return content.with("parentOrganizationId", id)
	}
	return content.with("organizationId", id)
}

// TestOtherResponsibleOrganizationsMayNotEdit: to be named beside the main responsible organisation gives no right.
func TestOtherResponsibleOrganizationsMayNotEdit(t *testing.T) {
	m := newMatrix(t)
	id := m.made[[3]string{"MainUser", "foreign", "Service"}]
	m.must("eeva", "PUT", "/api/v11/Service/"+id, again("Service").with("otherResponsibleOrganizations", []string{idOf("school").String()}))
	rows := rowsOfMatrix()
	for _, operation := range []string{
		"put_Service_id", "put_Service_sourceId_sourceId", "put_Connection_serviceId_serviceId", "put_Connection_serviceSourceId_serviceSourceId",
		"put_Connection_ASTI_serviceId_serviceId", "put_Connection_ASTI_serviceSourceId_serviceSourceId",
		"put_Connection_ASTI_serviceChannelId_serviceChannelId", "post_Connection", "post_Connection_Source",
	} {
		method, _, _ := strings.Cut(operation, "_")
		u := m.users[slices.IndexFunc(m.users, func(u user) bool { return u.name == "MainUser" })]
		for _, r := range rows[operation](m, u, "foreign") {
			if r.want == http.StatusOK && !r.passed {
				t.Errorf("%s is allowed", operation)
			}
			m.try(operation, strings.ToUpper(method), u, "foreign", r)
		}
	}
}

func kindOf(path string) catalog.Kind {
	switch path {
	case "Service", "Organization", "GeneralDescription", "ServiceCollection":
		return catalog.Kind(path)
	}
	return catalog.KindServiceChannel
}

func inOrganization(x written, where string) body {
	id := idOf(where).String()
	switch kindOf(x.path) {
	case catalog.KindService:
		return x.body.with("mainResponsibleOrganization", id,
			"serviceProducers", []any{body{"provisionType": "SelfProducedServices", "organizations": []string{id}}})
	case catalog.KindOrganization:
		return x.body.with("parentOrganizationId", id)
	case catalog.KindGeneralDescription:
		return x.body
	}
	return x.body.with("organizationId", id)
}

func renamed(b body, path, name string) body {
	switch kindOf(path) {
	case catalog.KindService:
		return b.with("serviceNames", typedTexts("Name", "fi", name))
	case catalog.KindOrganization:
		return b.with("organizationNames", typedTexts("Name", "fi", name))
	case catalog.KindGeneralDescription:
		return b.with("names", typedTexts("Name", "fi", name))
	case catalog.KindServiceCollection:
		return b.with("serviceCollectionNames", texts("fi", name))
	}
	if path == "ServiceChannel/ServiceLocation" {
		return b.with("serviceChannelNames", typedTexts("Name", "fi", name))
	}
	return b.with("serviceChannelNames", texts("fi", name))
}
