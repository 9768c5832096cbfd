package source

import (
	"strings"

	"github.com/varanto/varanto/internal/search"
	"github.com/varanto/varanto/internal/site/view"
)

// shown lays highlights over the texts of an item. A stretch of another text is shown only when neither the name nor
// the summary has a word that was found: a card stays short.
func (d desk) shown(item view.Item, list []search.Highlight) view.Shown {
	var s view.Shown
	var other *search.Highlight
	for i, h := range list {
		switch {
		case s.Name.Empty() && h.Text == item.Name.Value:
			s.Name = markedIn(item.Name, h)
		case s.Summary.Empty() && h.Text != "" && strings.Contains(item.Summary.Value, strings.Trim(h.Text, "…. ")):
			s.Summary = markedIn(item.Summary, h)
		case other == nil && len(h.Marks) > 0:
			other = &list[i]
		}
	}
	if other != nil && s.Name.Empty() && s.Summary.Empty() {
		t := view.In(other.Text, other.Language, d.Lang)
		s.Other = markedIn(t, *other)
	}
	return s
}

// markedIn puts the marks of a stretch into the whole text that it is from; nothing when there are none.
func markedIn(t view.Text, h search.Highlight) view.Marked {
	stretch := strings.Trim(h.Text, "…. ")
	offset := strings.Index(t.Value, stretch) - strings.Index(h.Text, stretch)
	m := view.Marked{Lang: t.Lang}
	at := 0
	for _, mark := range h.Marks {
		from, to := mark[0]+offset, mark[1]+offset
		if from < at || to <= from || to > len(t.Value) {
			continue
		}
		if from > at {
			m.Pieces = append(m.Pieces, view.Piece{Text: t.Value[at:from]})
		}
		m.Pieces = append(m.Pieces, view.Piece{Text: t.Value[from:to], Found: true})
		at = to
	}
	if at == 0 {
		return view.Marked{}
	}
	if at < len(t.Value) {
		m.Pieces = append(m.Pieces, view.Piece{Text: t.Value[at:]})
	}
	return m
}
