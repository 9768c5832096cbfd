package view

import "time"

// HomePage is what the front page leads to.
type HomePage struct {
	Themes, Groups, Events []Class
	// News are the latest changes; nil when there are none.
	News []Change
	// Newsless is why they could not be read; nil mostly. The page is good without them.
	Newsless error
}

// Class is a service class, target group or life event with the number of services in it.
type Class struct {
	Code string
	Name Text
	Href string
	// Count is of the services for the reader's municipality, of all when none was chosen.
	Count int
	// Narrower are those below it; nil where they are not asked for or there are none.
	Narrower []Class
}

// BrowsePage is a classification, or one of its classes with the services in it.
type BrowsePage struct {
	// Facet is FacetServiceClass, FacetTargetGroup or FacetLifeEvent; Paths are the page's own.
	Facet string
	Paths Paths
	// Code and Name are empty on the page of the whole classification. Above are the wider classes, the widest first.
	Code  string
	Name  Text
	Above []Class
	// Classes are the top level, or those right below the class.
	Classes []Class
	// Services are one page of those in the class, as a search for it finds them; Pages is about them.
	Services []Item
	Pages    Pages
}

// Change is something that happened to public content.
type Change struct {
	// What is published, connection, withdrawn, archived or removed; Kind as Item's, or empty.
	What, Kind string
	// Name may be empty; Href is empty for what is gone.
	Name         Text
	Href         string
	Organization Text
	At           time.Time
}

// ChangesPage is the latest changes, the last first.
type ChangesPage struct {
	Changes []Change
	// Organization is whose they are; nil for everybody's.
	Organization *Link
	OfID         string
}

// Subject is what feedback is about.
type Subject struct {
	ID    string
	Paths Paths
	Name  Text
	// Organization answers for it; its Name may be empty. OrganizationID is empty then.
	Organization   Text
	OrganizationID string
}
