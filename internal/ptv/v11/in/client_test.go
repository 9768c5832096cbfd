package in

import (
	"strconv"

	"github.com/varanto/varanto/internal/catalog"
)

// What a client makes of an answer to send it back: PTV's shapes for writing differ from those for reading.

// object is a JSON object of an answer.
type object = map[string]any

func list(o object, member string) []any {
	rows, _ := o[member].([]any)
	return rows
}

// each row of a list as fn makes it.
func rows(o object, member string, fn func(object) any) []any {
	var out []any
	for _, row := range list(o, member) {
		out = append(out, fn(row.(object)))
	}
	return out
}

// inner is a member of an object in a member: {"organization": {"id": ...}}.
func inner(o object, member, of string) any {
	if within, ok := o[member].(object); ok {
		return within[of]
	}
	return nil
}

func members(of string) func(object) any { return func(o object) any { return o[of] } }

// moved renames members and drops those that nothing is sent of.
func moved(o object, names ...string) body {
	out := body{}
	for member, value := range o {
		out[member] = value
	}
	for i := 0; i < len(names); i += 2 {
		if names[i+1] != "" {
			out[names[i+1]] = out[names[i]]
		}
		delete(out, names[i])
	}
	return out
}

func areasSent(o object) []any {
	return rows(o, "areas", func(a object) any {
		if a["type"] == catalog.AreaOfMunicipalities {
			return body{"type": a["type"], "areaCodes": rows(a, "municipalities", members("code"))}
		}
		return body{"type": a["type"], "areaCodes": []any{a["code"]}}
	})
}

// placeSent makes the municipality of an address its code.
func placeSent(a object) any {
	for _, member := range []string{"streetAddress", "postOfficeBoxAddress"} {
		if place, ok := a[member].(object); ok {
			place["municipality"] = inner(place, "municipality", "code")
		}
	}
	return moved(a, "receiver", "formReceiver")
}

// urlSent is a web page in the form of the types that name it by its address alone.
func urlSent(p object) any { return body{"language": p["language"], "value": p["url"]} }

func untyped(o object) any { return moved(o, "type", "") }

func numbersSent(o object, fax bool) []any {
	var out []any
	for _, n := range list(o, "phoneNumbers") {
		if n := n.(object); (n["type"] == numberFax) == fax {
			out = append(out, n)
		}
	}
	return out
}

func sent(e catalog.Entity, o object) body {
	b := moved(o, "id", "", "serviceChannels", "", "services", "")
	switch e := e.(type) {
	case *catalog.Service:
		serviceSent(b, o)
	case *catalog.ServiceChannel:
		channelSent(b, e, o)
	case *catalog.Organization:
		b["municipality"] = inner(o, "municipality", "code")
		b["addresses"] = rows(o, "addresses", placeSent)
		b["areas"] = nil
		for _, a := range areasSent(o) {
			b["subAreaType"] = a.(body)["type"]
			given, _ := b["areas"].([]any)
			b["areas"] = append(given, a.(body)["areaCodes"].([]any)...)
		}
	case *catalog.GeneralDescription:
		classesSent(b, o)
	case *catalog.ServiceCollection:
		b["services"], b["serviceChannels"] = rows(o, "services", members("id")), rows(o, "serviceChannels", members("id"))
	}
	return b
}

func classesSent(b body, o object) {
	for _, member := range []string{"serviceClasses", "ontologyTerms", "targetGroups", "lifeEvents", "industrialClasses"} {
		b[member] = rows(o, member, members("uri"))
	}
}

func serviceSent(b body, o object) {
	classesSent(b, o)
	b["areas"] = areasSent(o)
	var others, producers []any
	for _, row := range list(o, "organizations") {
		row := row.(object)
		id := inner(row, "organization", "id")
		switch row["roleType"] {
		case catalog.RoleResponsible:
			b["mainResponsibleOrganization"] = id
		case catalog.RoleOtherResponsible:
			others = append(others, id)
		default:
			p := body{"provisionType": row["provisionType"], "additionalInformation": row["additionalInformation"]}
			if id != nil {
				p["organizations"] = []any{id}
			}
			producers = append(producers, p)
		}
	}
	b["otherResponsibleOrganizations"], b["serviceProducers"] = others, producers
}

func channelSent(b body, c *catalog.ServiceChannel, o object) {
	b["isVisibleForAll"] = c.IsVisibleForAll // no answer tells it
	b["areas"] = areasSent(o)
	b["addresses"], b["deliveryAddresses"] = rows(o, "addresses", placeSent), rows(o, "deliveryAddresses", placeSent)
	if c.Type == catalog.ServiceLocation {
		b["faxNumbers"], b["phoneNumbers"] = numbersSent(o, true), numbersSent(o, false)
		return
	}
	b["serviceChannelNames"] = rows(o, "serviceChannelNames", untyped)
	b["webPage"] = rows(o, "webPages", urlSent)
	if n, ok := o["signatureQuantity"].(float64); ok {
		b["signatureQuantity"] = strconv.Itoa(int(n))
	}
}

// connectionSent is a connection of a service as the lists of channels have it.
func connectionSent(o object) body {
	b := moved(o, "serviceChannel", "")
	b["serviceChannelId"] = inner(o, "serviceChannel", "id")
	if d, ok := o["contactDetails"].(object); ok {
		details := moved(d)
		details["faxNumbers"], details["phoneNumbers"] = numbersSent(d, true), numbersSent(d, false)
		details["addresses"] = rows(d, "addresses", placeSent)
		b["contactDetails"] = details
	}
	return b
}
