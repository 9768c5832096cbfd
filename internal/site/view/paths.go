package view

// Paths are the one right address of a page about an entity in each language of the pages, by the language's code. A page
// is the same under all of them; only its language differs.
type Paths map[string]string
