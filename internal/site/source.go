package site

import (
	"context"
	"iter"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/view"
)

// Source gives the pages their content. Methods answer view.ErrNotFound or view.ErrGone when there is nothing to show.
// It is an interface so that pages can be tested with views made by hand.
type Source interface {
	// Find looks up which entity of a kind has a short id; see package slug.
	Find(kind catalog.Kind, short string) (catalog.ID, error)
	Service(ctx context.Context, r view.Reader, id catalog.ID) (view.ServicePage, error)
	Channel(ctx context.Context, r view.Reader, id catalog.ID) (view.ChannelPage, error)
	// Organization lists the organisation's services from that page, counted from 1.
	Organization(ctx context.Context, r view.Reader, id catalog.ID, page int) (view.OrganizationPage, error)
	// General lists the services that lean on a general description from that page, counted from 1.
	General(ctx context.Context, r view.Reader, id catalog.ID, page int) (view.GeneralPage, error)
	// Ways is one page of all of a service's channels of a type; not found when it has none.
	Ways(ctx context.Context, r view.Reader, service catalog.ID, typ string) (view.WaysPage, error)
	Collection(ctx context.Context, r view.Reader, id catalog.ID) (view.CollectionPage, error)
	Search(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error)
	// Places is Search of places alone, without facets, for the list beside the map.
	Places(ctx context.Context, r view.Reader, q view.Query) (view.ResultsPage, error)
	// Points finds the places of a query for the map; without a question all places of the country.
	Points(ctx context.Context, r view.Reader, q view.Query) (view.Points, error)
	// Opening tells how things stand with a channel's hours, for the list beside the map.
	Opening(ctx context.Context, r view.Reader, channel catalog.ID) (view.Standing, error)
	// Suggest helps while somebody types; nil when there is nothing to suggest.
	Suggest(ctx context.Context, r view.Reader, typed string) (view.Suggestions, error)
	// Instead helps on from something that is no longer published.
	Instead(ctx context.Context, r view.Reader, k catalog.Kind, id catalog.ID) (view.Instead, error)
	// Sections are the parts of the list of all pages about entities, and Listed the pages of one; nil for an unknown one.
	Sections() []view.Section
	Listed(section string) iter.Seq[view.Listed]
	// Home is what the front page leads to.
	Home(ctx context.Context, r view.Reader) (view.HomePage, error)
	// Browse shows the classification of a facet, or the class that ref stands for with its services from that page,
	// counted from 1.
	Browse(ctx context.Context, r view.Reader, facet, ref string, page int) (view.BrowsePage, error)
	// Changes are the latest, of one organisation when its id is given.
	Changes(ctx context.Context, r view.Reader, organization string) (view.ChangesPage, error)
	// Subject is what feedback is about.
	Subject(ctx context.Context, r view.Reader, k catalog.Kind, id catalog.ID) (view.Subject, error)
	// Themes lists the main service classes that have services for the reader's municipality, in the classes' order.
	Themes(r view.Reader) []view.Theme
	// Municipalities lists all choices, sorted by name in that language.
	Municipalities(lang string) []view.Municipality
}
