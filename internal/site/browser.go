package site

import (
	"bytes"
	"context"
	"errors"
	"net/http"

	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/site/opensearch"
	"github.com/varanto/varanto/internal/site/route"
	"github.com/varanto/varanto/internal/site/view"
)

// base is scheme and host of the site: as configured, else as the request has it.
func (s *Site) base(r *http.Request) string { return negotiate.Origin(s.options.BaseURL, r) }

// describeSearch tells browsers how to search in that language.
func (s *Site) describeSearch(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		base := s.base(r)
		var b bytes.Buffer
		err := opensearch.Write(&b, opensearch.Description{
			Name: s.options.Name, Text: s.words[lang].Home.Lead, Lang: lang,
			Results:     base + route.SearchBase(lang) + "?" + route.TextParameter + "=" + opensearch.Terms,
			Suggestions: base + route.OpenSearchSuggest(lang) + "?" + route.TextParameter + "=" + opensearch.Terms,
			Self:        base + route.OpenSearch(lang), Icon: base + s.mark(), IconType: "image/svg+xml",
		})
		if err != nil {
			s.failed(w, r, err)
			return
		}
		s.plain(w, r, opensearch.DescriptionType+"; charset=utf-8", b.Bytes())
	}
}

// suggestToBrowser suggests words while somebody types into the browser's own field.
func (s *Site) suggestToBrowser(lang string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := &visit{site: s, lang: lang, w: w, r: r}
		varyByCookie(w.Header())
		v.readQuery()
		var list []opensearch.Suggestion
		if v.query.Text != "" {
			found, err := s.options.Source.Suggest(r.Context(), v.reader(), v.query.Text)
			if err != nil && !errors.Is(err, context.Canceled) {
				s.options.Log.Error("suggestions failed", "error", err) // the browser's field works without them
			}
			list = s.browserSuggestions(r, lang, found.Groups)
		}
		var b bytes.Buffer
		if err := opensearch.Suggestions(&b, v.query.Text, list); err != nil {
			s.failed(w, r, err)
			return
		}
		w.Header().Set("X-Robots-Tag", "noindex")
		s.plain(w, r, opensearch.SuggestionsType, b.Bytes())
	}
}

func (s *Site) browserSuggestions(r *http.Request, lang string, groups []view.SuggestionGroup) []opensearch.Suggestion {
	var list []opensearch.Suggestion
	for _, g := range groups {
		for _, i := range g.Items {
			list = append(list, opensearch.Suggestion{Text: i.Name.Value, Note: s.words[lang].Suggest.Group[g.Kind], Address: s.base(r) + i.Href})
		}
	}
	return list
}
