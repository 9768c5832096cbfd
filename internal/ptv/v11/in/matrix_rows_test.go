package in

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/editorial"
)

// rowsOfMatrix is PTV's table of roles as the interface shows it, by operation.
func rowsOfMatrix() map[string]row {
	rows := map[string]row{
		"post_Connection":        connectPairsRow("/api/v11/Connection", false),
		"post_Connection_Source": connectPairsRow("/api/v11/Connection/Source", true),

		"put_Connection_serviceId_serviceId":                  joinRow("serviceId", "ServiceChannel/ServiceLocation", false),
		"put_Connection_serviceSourceId_serviceSourceId":      joinRow("serviceSourceId", "ServiceChannel/ServiceLocation", true),
		"put_Connection_ASTI_serviceId_serviceId":             joinRow("ASTI/serviceId", astiPlace, false),
		"put_Connection_ASTI_serviceSourceId_serviceSourceId": joinRow("ASTI/serviceSourceId", astiPlace, true),

		"put_Connection_ASTI_serviceChannelId_serviceChannelId": joinServicesRow,

		"get_Service_active":        listRow("Service/active", "Service"),
		"get_ServiceChannel_active": listRow("ServiceChannel/active", "ServiceChannel/Phone"),
		"get_Service_active_id":     readRow("Service/active/", "Service"), "get_ServiceChannel_active_id": readRow("ServiceChannel/active/", "ServiceChannel/Phone"),
		"get_Organization_saha":    listRow("Organization/saha", ""),
		"get_Organization_saha_id": readRow("Organization/saha/", ""),

		"get_Common_NotMaintainedServices":        taskRow("NotMaintainedServices?status=Draft", "Service", true),
		"get_Common_NotMaintainedServiceChannels": taskRow("NotMaintainedServiceChannels?status=Draft", "ServiceChannel/Phone", true),
		"get_Common_ServicesWithoutChannels":      taskRow("ServicesWithoutChannels", "Service", false),
		"get_Common_ChannelsWithoutServices":      taskRow("ChannelsWithoutServices", "ServiceChannel/Phone", false),
		"get_Common_ExpiringServiceChannels":      taskRow("ExpiringServiceChannels", "", false),
		"get_Common_Translation":                  taskRow("Translation", "", false),
	}
	for _, x := range allWritten() {
		name := strings.ReplaceAll(x.path, "/", "_")
		rows["post_"+name] = postRow(x)
		rows["put_"+name+"_id"] = putRow(x, func(m *matrix, u user, where string) string {
			return m.made[[3]string{u.name, where, x.path}]
		})
		if kindOf(x.path) != catalog.KindGeneralDescription {
			rows["put_"+name+"_sourceId_sourceId"] = putRow(x, func(_ *matrix, _ user, where string) string {
				return "sourceId/" + sourceOf(where, x.path)
			})
		}
	}
	return rows
}

// mayWrite is the status of a write of a role: outside is that for an organisation that is not the caller's.
func mayWrite(u user, where string, kind catalog.Kind, structure bool, outside int) int {
	switch u.role {
	case editorial.Admin:
		return http.StatusOK
	case editorial.Reviewer, editorial.Viewer:
		return http.StatusForbidden
	}
	switch {
	case kind == catalog.KindGeneralDescription, // only administrators keep them
		kind == catalog.KindOrganization && structure && u.role == editorial.Editor: // a maintainer does not change the structure
		return http.StatusForbidden
	case !own(where):
		return outside
	}
	return http.StatusOK
}

func postRow(x written) row {
	return func(m *matrix, u user, where string) []request {
		return []request{{
			path: "/api/v11/" + x.path, content: m.fresh(x, where), want: mayWrite(u, where, kindOf(x.path), true, http.StatusBadRequest),
		}}
	}
}

// putRow changes an entity, archives it and publishes it again.
func putRow(x written, named func(*matrix, user, string) string) row {
	return func(m *matrix, u user, where string) []request {
		path, kind := "/api/v11/"+x.path+"/"+named(m, u, where), kindOf(x.path)
		change := func() body { return renamed(again(x.path), x.path, m.name()) }
		write, archive := mayWrite(u, where, kind, false, http.StatusNotFound), mayWrite(u, where, kind, true, http.StatusNotFound)
		if write != http.StatusOK {
			archive = write // nobody is told more of what is not theirs
		}
		return []request{
			{path: path, content: change(), want: write},
			{path: path, content: body{"publishingStatus": "Deleted"}, want: archive},
			{path: path, content: change(), want: write},
		}
	}
}

// again is a PUT that publishes, with what PTV wants to have every time.
func again(path string) body {
	b := body{"publishingStatus": "Published"}
	switch path {
	case "Service":
		return b.with("serviceClasses", []string{aClass}, "ontologyTerms", []string{aTerm}, "targetGroups", []string{aGroup})
	case "ServiceChannel/EChannel":
		return b.with("requiresAuthentication", true)
	}
	return b
}

// connectPairsRow connects a service of each organisation with a channel of the same, and the user's own service with a
// channel of each. Pairs that cannot be are passed over.
func connectPairsRow(path string, bySource bool) row {
	return func(m *matrix, u user, where string) []request {
		pair := func(service, channel string) any {
			one := body{"description": typedTexts("Description", "fi", "Tule ajoissa, "+m.name()+".")}
			if bySource {
				return []any{one.with("serviceSourceId", sourceOf(service, "Service"), "serviceChannelSourceId", sourceOf(channel, "ServiceChannel/ServiceLocation"))}
			}
			return []any{one.with("serviceId", m.made[[3]string{u.name, service, "Service"}],
				"serviceChannelId", m.made[[3]string{u.name, channel, "ServiceChannel/ServiceLocation"}])}
		}
		tells := func(word string) func(answer) error {
			return func(a answer) error {
				if !bytes.Contains(a.body, []byte(word)) {
					return fmt.Errorf("it says %s", a.body)
				}
				return nil
			}
		}
		services := request{path: path, content: pair(where, where), want: http.StatusOK, saw: tells("added or updated")}
		channels := request{path: path, content: pair("school", where), want: http.StatusOK, saw: tells("added or updated")}
		if mayWrite(u, where, catalog.KindService, false, http.StatusNotFound) != http.StatusOK {
			services.passed, services.told, services.saw = true, http.StatusBadRequest, tells("Ignored")
		}
		switch {
		case u.role == editorial.Reviewer, u.role == editorial.Viewer:
			channels.passed, channels.told, channels.saw = true, http.StatusBadRequest, tells("Ignored")
		case where == "foreign": // it is not shared; that is no matter of rights to the service
			channels.passed, channels.saw = true, tells("Ignored")
		}
		return []request{services, channels}
	}
}

// joinRow replaces the connections of a service of each organisation.
func joinRow(form, channel string, bySource bool) row {
	return func(m *matrix, u user, where string) []request {
		one := body{"description": typedTexts("Description", "fi", "Tule ajoissa, "+m.name()+".")}
		named := m.made[[3]string{u.name, where, "Service"}]
		if bySource {
			source := astiPlace
			if channel != astiPlace {
				source = sourceOf(where, channel)
			}
			one, named = one.with("serviceChannelSourceId", source), sourceOf(where, "Service")
		} else {
			whose := where
			if channel == astiPlace {
				whose = "school"
			}
			one = one.with("serviceChannelId", m.made[[3]string{u.name, whose, channel}])
		}
		r := request{
			path: "/api/v11/Connection/" + form + "/" + named, content: body{"channelRelations": []any{one}},
			want: mayWrite(u, where, catalog.KindService, false, http.StatusNotFound),
		}
		return []request{r}
	}
}

// joinServicesRow replaces the ASTI connections of the user's own place with a service of each organisation.
func joinServicesRow(m *matrix, u user, where string) []request {
	return []request{{
		path: "/api/v11/Connection/ASTI/serviceChannelId/" + m.made[[3]string{u.name, "school", astiPlace}],
		content: body{"serviceRelations": []any{body{
			"serviceId": m.made[[3]string{u.name, where, "Service"}], "description": typedTexts("Description", "fi", "Tule ajoissa, "+m.name()+"."),
		}}},
		want: mayWrite(u, where, catalog.KindService, false, http.StatusBadRequest),
	}}
}

// listRow reads what everybody with the right to read sees of all organisations, drafts among them.
func listRow(path, of string) row {
	return func(m *matrix, _ user, where string) []request {
		return []request{{path: "/api/v11/" + path, want: http.StatusOK, saw: func(a answer) error {
			id := idOf(where).String()
			if of != "" {
				id = m.drafts[[2]string{where, of}]
			}
			if !bytes.Contains(a.body, []byte(id)) {
				return fmt.Errorf("%s is not in the list", id)
			}
			return nil
		}}}
	}
}

func readRow(path, of string) row {
	return func(m *matrix, _ user, where string) []request {
		id := idOf(where).String()
		if of != "" {
			id = m.drafts[[2]string{where, of}]
		}
		return []request{{path: "/api/v11/" + path + id, want: http.StatusOK, saw: func(a answer) error {
			if !bytes.Contains(a.body, []byte(id)) {
				return fmt.Errorf("it is not %s", id)
			}
			return nil
		}}}
	}
}

// taskRow reads a list of tasks: those of the caller's own organisations, an administrator's of all.
func taskRow(path, of string, drafts bool) row {
	return func(m *matrix, u user, where string) []request {
		return []request{{path: "/api/v11/Common/" + path, want: http.StatusOK, saw: func(a answer) error {
			if of == "" {
				return nil
			}
			id := m.lonely[[2]string{where, of}]
			if drafts {
				id = m.drafts[[2]string{where, of}]
			}
			if listed, want := bytes.Contains(a.body, []byte(id)), own(where) || u.role == editorial.Admin; listed != want {
				return fmt.Errorf("%s of %s is listed: %v", id, where, listed)
			}
			return nil
		}}}
	}
}

// TestChannelsOfOthersAreConnectedWhenTheyAreShared tries every form of connecting an own service with channels of all
// organisations: those of the own tree, and those of others only when they are shared. ASTI connections need no sharing.
func TestChannelsOfOthersAreConnectedWhenTheyAreShared(t *testing.T) {
	m := newMatrix(t)
	const place = "ServiceChannel/ServiceLocation"
	for _, shared := range []bool{false, true} {
		for _, u := range m.users[:3] { // those who write
			for _, where := range grounds {
				id := m.made[[3]string{u.name, where, place}]
				if shared {
					m.must("eeva", "PUT", "/api/v11/"+place+"/"+id, body{"publishingStatus": "Published", "isVisibleForAll": true})
				}
				for _, asti := range []bool{false, true} {
					prefix, operation := "/api/v11/Connection/", "put_Connection_"
					if asti {
						prefix, operation = prefix+"ASTI/", operation+"ASTI_"
					}
					want := http.StatusOK
					if where == "foreign" && !shared && !asti {
						want = http.StatusBadRequest
					}
					for _, bySource := range []bool{false, true} {
						one := body{"description": typedTexts("Description", "fi", "Tule ajoissa, "+m.name()+".")}
						form := "serviceId"
						r := request{want: want}
						if bySource {
							form = "serviceSourceId"
							r.path = prefix + form + "/" + sourceOf("school", "Service")
							one = one.with("serviceChannelSourceId", sourceOf(where, place))
						} else {
							r.path = prefix + form + "/" + m.made[[3]string{u.name, "school", "Service"}]
							one = one.with("serviceChannelId", id)
						}
						r.content = body{"channelRelations": []any{one}}
						if want == http.StatusBadRequest {
							r.told = -1
						}
						m.tryChannel(operation+form+"_"+form, u, where, r)
					}
					none := body{"deleteAllChannelRelations": true}
					m.must(u.name, "PUT", prefix+"serviceId/"+m.made[[3]string{u.name, "school", "Service"}], none)
				}
			}
		}
	}
}

// tryChannel is try; a channel that is not shared is no matter of the caller's rights, and is not told.
func (m *matrix) tryChannel(operation string, u user, where string, r request) {
	m.t.Helper()
	if r.told < 0 {
		m.tryUntold(u, r)
		return
	}
	m.try(operation, "PUT", u, where, r)
}
