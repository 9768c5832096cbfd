package view

// Instead is what helps somebody on who came for something that is no longer published.
type Instead struct {
	// Name is what it was called.
	Name Text
	// Items are published things like it, the likest first; nil when there are none.
	Items []Item
	// Organization answered for it; nil when that is not published either.
	Organization *Link
}
