package open

import (
	"context"
	"net/http"
)

// codeListsAnswer are the code lists that there are.
type codeListsAnswer struct {
	Lists []codeListLink `json:"lists" nullable:"false" doc:"The lists"`
}

type codeListLink struct {
	List  string `json:"list" doc:"The list's name"`
	Path  string `json:"path" doc:"Where its items are"`
	Title string `json:"title" doc:"What it is a list of"`
}

// codeListTitles say what each list is of.
var codeListTitles = map[string]string{
	"serviceClasses":        "Service classes (PTV): main classes and their sub-classes",
	"targetGroups":          "Target groups (PTV)",
	"lifeEvents":            "Life events (PTV)",
	"industrialClasses":     "Industrial classes (Statistics Finland)",
	"municipalities":        "Municipalities of today, with the codes of those that became part of them",
	"areas":                 "Wider areas: regions, sub-regions, hospital districts, wellbeing services counties",
	"languages":             "Languages of service",
	"serviceTypes":          "Types of services",
	"channelTypes":          "Types of channels",
	"organizationTypes":     "Types of organisations",
	"countries":             "Countries with their dial codes",
	"postalCodes":           "Postal codes with their municipalities",
	"ontologyTerms":         "Terms of the ontologies that services are described by",
	"digitalAuthorizations": "Digital authorisations (suomi.fi)",
}

func codeListsOperation() operation {
	return operation{
		id: "codeLists", method: http.MethodGet, path: "/codes", tag: "Codes", cache: lasting,
		summary:     "The code lists that there are",
		description: "Each with where its items are.",
	}
}

func (h *Handler) codeLists(_ context.Context, c *call) (codeListsAnswer, error) {
	if err := c.bad.problem(); err != nil {
		return codeListsAnswer{}, err
	}
	var out codeListsAnswer
	for _, l := range codeLists {
		out.Lists = append(out.Lists, codeListLink{l.name, Root + "/codes/" + l.name, codeListTitles[l.name]})
	}
	return out, nil
}
