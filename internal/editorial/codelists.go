package editorial

import (
	"strings"

	"github.com/varanto/varanto/internal/codes"
)

// Members that refer to classes and terms, and with that the code lists behind them.
const (
	listClasses        = "serviceClasses"
	listTerms          = "ontologyTerms"
	listGroups         = "targetGroups"
	listEvents         = "lifeEvents"
	listIndustrial     = "industrialClasses"
	listAuthorizations = "digitalAuthorizations"
)

// listedURI looks a uri up in the embedded code list behind a member, and returns the form under which the item is
// filed (PTV v11's uri, the older of the two forms that are in use).
func listedURI(list, uri string) (string, bool) {
	if list == listTerms {
		term, ok := codes.Ontology().Lookup(uri)
		if !ok {
			return "", false
		}
		return term.URI, true
	}
	// A bare code would be found too; records name classes by uri.
	if !strings.Contains(uri, ":") {
		return "", false
	}
	var c *codes.Classification
	switch list {
	case listClasses:
		c = codes.ServiceClasses()
	case listGroups:
		c = codes.TargetGroups()
	case listEvents:
		c = codes.LifeEvents()
	case listIndustrial:
		c = codes.IndustrialClasses()
	case listAuthorizations:
		c = codes.DigitalAuthorizations()
	default:
		return "", false
	}
	class, ok := c.Lookup(uri)
	if !ok {
		return "", false
	}
	return class.URI, true
}
