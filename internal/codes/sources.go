package codes

import (
	"strings"
	"sync"
)

// Source tells where one of the lists comes from.
type Source struct {
	// Name is the list's name, such as service-classes.
	Name string
	// Version is the version or year of the list.
	Version string
	// Source is where the list was taken from, in words.
	Source string
	// Items is the number of items.
	Items int
}

var sources = sync.OnceValue(loadSources)

// Sources returns name, version and origin of every list, in the order of the names.
func Sources() []Source { return sources() }

func loadSources() []Source {
	var all []Source
	files, err := tables.ReadDir("data")
	if err != nil {
		panic("codes: embedded tables: " + err.Error())
	}
	for _, file := range files {
		name, _, _ := strings.Cut(file.Name(), ".")
		t := mustTable(name)
		all = append(all, Source{
			Name: name, Version: t.meta["version"], Source: t.meta["source"], Items: len(t.rows),
		})
	}
	return all
}
