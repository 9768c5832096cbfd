package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/varanto/varanto/internal/catalog"
)

// markStart begins the word that a change puts at the end of a name.
const markStart = " bench"

// putMark makes mark the end of an entity's first name, in place of an earlier mark.
func putMark(e catalog.Entity, mark string) error {
	now := catalog.At(time.Now())
	switch x := e.(type) {
	case *catalog.Service:
		x.Modified = now
		return markFirst(x.ServiceNames, mark)
	case *catalog.ServiceChannel:
		x.Modified = now
		return markFirst(x.ServiceChannelNames, mark)
	case *catalog.Organization:
		x.Modified = now
		return markFirst(x.OrganizationNames, mark)
	case *catalog.GeneralDescription:
		x.Modified = now
		return markFirst(x.Names, mark)
	}
	return fmt.Errorf("changes of a %s are not measured", e.EntityKind())
}

func markFirst(names catalog.TypedTexts, mark string) error {
	for i := range names {
		if names[i].Type != catalog.TypeName || names[i].Value == "" {
			continue
		}
		name, _, _ := strings.Cut(names[i].Value, markStart)
		names[i].Value = name + mark
		return nil
	}
	return errors.New("the entity has no name to change")
}
