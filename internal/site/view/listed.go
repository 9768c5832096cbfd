package view

import "time"

// Section is a part of the list of all pages about entities. Name is for addresses; Version changes whenever an entry of
// the part does, Modified is the newest of them.
type Section struct {
	Name     string
	Version  string
	Modified time.Time
}

// Listed is a page about an entity in that list. WrittenIn lists the content languages that there are texts in.
type Listed struct {
	Paths     Paths
	WrittenIn []string
	Modified  time.Time
}
