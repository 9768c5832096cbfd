package in

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/ptv/v11"
)

// faults makes PTV's keys and messages of problems, whose fields are paths of the entity's document.
func faults(problems []catalog.Problem, at paths) []v11.Fault {
	var out []v11.Fault
	seen := map[v11.Fault]bool{} // a row that stands for several days breaks a rule once
	for _, p := range problems {
		f := v11.Fault{Key: keyOf(p, at), Message: messageOf(p)}
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}

// keyModel is PTV's key for what is wrong between several members.
const keyModel = "Model"

func keyOf(p catalog.Problem, at paths) string {
	if p.Field == keyNoBody {
		return keyNoBody
	}
	if p.Rule == rule.LanguageExtra {
		return keyModel
	}
	if path := fieldOf(p, at); path != "" {
		return key(path)
	}
	return keyModel
}

// fieldOf is the member of the body that a problem is about.
func fieldOf(p catalog.Problem, at paths) string {
	if p.Rule == rule.ProducersRequired { // the catalogue has one list of organisations for all roles
		return "serviceProducers"
	}
	return at.body(p.Field)
}

// messageOf says in English what is wrong, with the value.
func messageOf(p catalog.Problem) string {
	switch { // what cannot be read at all has words that follow the value
	case strings.HasPrefix(p.Message, "is ") && p.Value != "":
		return "The value '" + p.Value + "' " + p.Message + "."
	case p.Message != "" && p.Message[0] >= 'a' && p.Message[0] <= 'z' && !strings.HasSuffix(p.Message, "."):
		return strings.ToUpper(p.Message[:1]) + p.Message[1:] + "."
	}
	return p.Message
}
