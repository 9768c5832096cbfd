package open

import (
	"slices"
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/recent"
)

// brief is the part of a document that lists show.
type brief struct {
	GeneralDescriptionID catalog.ID            `json:"generalDescriptionId"`
	DisplayNameType      []catalog.NameType    `json:"displayNameType"`
	AreaType             catalog.AreaType      `json:"areaType"`
	Areas                []catalog.Area        `json:"areas"`
	Municipality         *catalog.Municipality `json:"municipality"`

	// texts are the summaries and, in a language without one, the beginning of the description.
	texts catalog.TypedTexts
	// visited are the codes of the municipalities in which a place can be visited.
	visited []string
}

// lengthy is what a brief is made of and does not keep.
type lengthy struct {
	brief
	ServiceDescriptions           catalog.TypedTexts `json:"serviceDescriptions"`
	ServiceChannelDescriptions    catalog.TypedTexts `json:"serviceChannelDescriptions"`
	OrganizationDescriptions      catalog.TypedTexts `json:"organizationDescriptions"`
	ServiceCollectionDescriptions catalog.TypedTexts `json:"serviceCollectionDescriptions"`
	Descriptions                  catalog.TypedTexts `json:"descriptions"`
	Addresses                     []catalog.Address  `json:"addresses"`
}

// newBrief reads a document; one that cannot be read says nothing.
func newBrief(document []byte) *brief {
	l, err := catalog.Decode[lengthy](document)
	if err != nil {
		return &brief{}
	}
	b := l.brief
	all := slices.Concat(l.ServiceDescriptions, l.ServiceChannelDescriptions, l.OrganizationDescriptions,
		l.ServiceCollectionDescriptions, l.Descriptions)
	for _, t := range all {
		switch {
		case strings.TrimSpace(t.Value) == "":
		case t.Type == catalog.TypeSummary:
			b.texts = append(b.texts, t)
		case t.Type == catalog.TypeDescription && all.In(catalog.TypeSummary, t.Language) == "":
			t.Value = strings.Clone(catalog.Excerpt(t.Value))
			b.texts = append(b.texts, t)
		}
	}
	for _, a := range l.Addresses {
		if st := a.StreetAddress; a.Type == "Location" && st != nil && st.Municipality != nil {
			b.visited = append(b.visited, st.Municipality.Code)
		}
	}
	return &b
}

// keptBriefs is how many briefs each of two generations has: about 10 MB in all.
const keptBriefs = 4096

// briefs keeps the briefs that were asked for last, since reading a document takes longer than all else of an item.
// Entries never change, so that a brief holds as long as its entry does.
type briefs = recent.Map[*live.Entry, *brief]

// briefOf is the brief of an entry.
func (s speaker) briefOf(e *live.Entry) *brief {
	b, ok := s.briefs.Get(e)
	if !ok {
		b = newBrief(e.Document())
		s.briefs.Put(e, b)
	}
	return b
}
