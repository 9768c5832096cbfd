package feed

import (
	"net/http"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// jsonFeedVersion names JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
const jsonFeedVersion = "https://jsonfeed.org/version/1.1"

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	HomePageURL string       `json:"home_page_url,omitempty"`
	FeedURL     string       `json:"feed_url,omitempty"`
	Language    string       `json:"language"`
	Authors     []jsonAuthor `json:"authors"`
	Items       []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID           string       `json:"id"`
	URL          string       `json:"url,omitempty"`
	Title        string       `json:"title"`
	ContentText  string       `json:"content_text"`
	DateModified string       `json:"date_modified"`
	Language     string       `json:"language,omitempty"`
	Authors      []jsonAuthor `json:"authors,omitempty"`
	Tags         []string     `json:"tags"`
}

// jsonFeed answers with the latest changes as JSON Feed.
func (h *Handler) jsonFeed(w http.ResponseWriter, r *http.Request) int {
	b, p := h.bulletin(r)
	if p != nil {
		return h.fail(w, r, p)
	}
	feed := jsonFeed{
		Version: jsonFeedVersion, Title: b.title, Language: b.lang, FeedURL: b.self, HomePageURL: b.home,
		Authors: []jsonAuthor{{h.o.Name}}, Items: []jsonItem{},
	}
	for _, e := range b.entries {
		item := jsonItem{
			ID: e.key, URL: e.page, Title: e.title, ContentText: e.summary, DateModified: stamp(e.at), Language: e.titleLang,
			Authors: []jsonAuthor{{e.author}}, Tags: []string{e.kind, e.change},
		}
		if item.ContentText == "" { // 1.1 asks for content
			item.ContentText = e.title
		}
		feed.Items = append(feed.Items, item)
	}
	body, err := json.Marshal(feed, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return h.fail(w, r, h.failure(r.Context(), err))
	}
	return whole(w, r, "application/feed+json; charset=utf-8", body)
}
