package embed

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/colour"
	"github.com/varanto/varanto/internal/site/view"
	"github.com/varanto/varanto/internal/site/words"
)

// Source gives the content; it is a part of the site's own source.
type Source interface {
	Find(kind catalog.Kind, short string) (catalog.ID, error)
	Service(ctx context.Context, r view.Reader, id catalog.ID) (view.ServicePage, error)
	Channel(ctx context.Context, r view.Reader, id catalog.ID) (view.ChannelPage, error)
	Organization(ctx context.Context, r view.Reader, id catalog.ID, page int) (view.OrganizationPage, error)
	Collection(ctx context.Context, r view.Reader, id catalog.ID) (view.CollectionPage, error)
	Search(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error)
	Suggest(ctx context.Context, r view.Reader, typed string) (view.Suggestions, error)
	Municipalities(lang string) []view.Municipality
}

// Options say what is shown and how. Source, Name, RouteTo, Log and Now must be there.
type Options struct {
	Source Source
	// Assets has the built files embed.js and frame.css; without them those addresses answer 404.
	Assets fs.FS
	// Name is what the site is called.
	Name string
	// BaseURL is scheme and host as the public sees them; when it is empty, they are taken from each request.
	BaseURL string
	// RouteTo is where the way to a place of that name is planned.
	RouteTo func(p view.Point, name string) string
	// Accent is the site's own colour of links and buttons; nil for Varanto's.
	Accent *colour.RGB
	Log    *slog.Logger
	Now    func() time.Time
}

// Handler answers below /embed/ and /{lang}/upotus/ and at /oembed.
type Handler struct {
	options        Options
	mux            *http.ServeMux
	words          map[string]*words.Words
	sharing        map[string]*words.Sharing
	municipalities map[string][]view.Municipality
	script, style  file
}

// Places of what is served.
const (
	// Root is where the script and what it asks for are.
	Root = "/embed/"
	// Script is the address of the script that stays the same.
	Script = Root + "v1.js"
	// OEmbed is where oEmbed is asked.
	OEmbed = "/oembed"
	// FrameName is the part of an address under which the pages for an iframe are.
	FrameName = "upotus"
)

// New makes the handler. It returns an error when an asset is there but cannot be read.
func New(o Options) (*Handler, error) {
	h := &Handler{
		options: o, mux: http.NewServeMux(), words: map[string]*words.Words{}, sharing: map[string]*words.Sharing{},
		municipalities: map[string][]view.Municipality{},
	}
	var err error
	if h.script, err = readFile(o.Assets, "embed.js", "text/javascript; charset=utf-8"); err != nil {
		return nil, err
	}
	if h.style, err = readFile(o.Assets, "frame.css", "text/css; charset=utf-8"); err != nil {
		return nil, err
	}
	for _, lang := range words.Codes() {
		h.words[lang], _ = words.For(lang)
		h.sharing[lang] = &h.words[lang].Widgets
		h.municipalities[lang] = o.Source.Municipalities(lang)
	}
	h.routes()
	return h, nil
}

func (h *Handler) routes() {
	h.mux.HandleFunc("GET "+Script, h.serveScript)
	h.mux.HandleFunc("GET "+Root+"{file}", h.serveFile)
	h.mux.HandleFunc("GET "+Root+"v1/list", h.serveJSON(h.serveList))
	h.mux.HandleFunc("GET "+Root+"v1/place", h.serveJSON(h.servePlace))
	h.mux.HandleFunc("GET "+Root+"v1/suggest", h.serveJSON(h.serveSuggest))
	h.mux.HandleFunc("GET "+Root+"v1/look.css", h.serveLook)
	h.mux.HandleFunc("GET "+Root+"v1/script", h.serveJSON(func(*http.Request) (any, error) {
		address, integrity := h.HashedScript()
		if address == "" {
			return nil, view.ErrNotFound
		}
		return map[string]string{"src": address, "integrity": integrity}, nil
	}))
	h.mux.HandleFunc("GET "+Root, h.serveJSON(func(*http.Request) (any, error) {
		return nil, &refusal{status: http.StatusNotFound, detail: "There is nothing at this address. docs/widgets.md lists those that exist."}
	}))
	h.mux.HandleFunc("GET "+OEmbed, h.serveOEmbed)
	for _, lang := range words.Codes() {
		at := "GET /" + lang + "/" + FrameName + "/"
		h.mux.HandleFunc(at+ListFrame, h.frame(lang, (*visit).listFrame))
		h.mux.HandleFunc(at+SearchFrame, h.frame(lang, (*visit).searchFrame))
		h.mux.HandleFunc(at+PlaceFrame+"/{id}", h.frame(lang, (*visit).placeFrame))
		h.mux.HandleFunc(at+ServiceFrame+"/{id}", h.frame(lang, (*visit).serviceFrame))
		h.mux.HandleFunc(at, h.frame(lang, func(*visit) error { return view.ErrNotFound }))
	}
}

// Patterns lists what the site shall send here.
func Patterns() []string {
	out := []string{"GET " + Root, "GET " + OEmbed}
	for _, lang := range words.Codes() {
		out = append(out, "GET /"+lang+"/"+FrameName+"/")
	}
	return out
}

// ServeHTTP answers; headers that the site has set before for its own pages are replaced where they do not fit.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.mux.ServeHTTP(w, r) }

// refusal is an answer that says what was wrong and what to do.
type refusal struct {
	status int
	detail string
	// errors name each wrong parameter; nil when it is not about parameters.
	errors []parameterError
}

type parameterError struct {
	Location string `json:"location"`
	Message  string `json:"message"`
	Value    string `json:"value,omitempty"`
}

func (r *refusal) Error() string { return r.detail }

// refusalOf makes an answer of any error; one that nobody foresaw is logged and not told.
func (h *Handler) refusalOf(r *http.Request, err error) *refusal {
	var known *refusal
	switch {
	case errors.As(err, &known):
		return known
	case errors.Is(err, view.ErrNotFound):
		return &refusal{status: http.StatusNotFound, detail: "There is no such published entry."}
	case errors.Is(err, view.ErrGone):
		return &refusal{status: http.StatusGone, detail: "The entry has been archived or withdrawn."}
	}
	if !errors.Is(err, context.Canceled) {
		h.options.Log.Error("an embedded part failed", "page", r.Pattern, "error", err)
	}
	return &refusal{status: http.StatusInternalServerError, detail: "Something went wrong here. Try again soon."}
}

// file is a built file with what its address needs.
type file struct {
	content, zipped []byte
	kind            string
	// hash is a part of the SHA-256 in hexadecimal; integrity the SHA-384 as browsers check it.
	hash, integrity string
}

func readFile(files fs.FS, name, kind string) (file, error) {
	if files == nil {
		return file{}, nil
	}
	content, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return file{}, nil
	}
	if err != nil {
		return file{}, fmt.Errorf("read what is embedded on other sites: %w", err)
	}
	return newFile(content, kind), nil
}
