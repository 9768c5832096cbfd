package form

import "github.com/a-h/templ"

// attributes say of a field what its problem and its hint are.
func attributes(f *Form, d Field) templ.Attributes {
	a := templ.Attributes{}
	if ids := d.described(f); ids != "" {
		a["aria-describedby"] = ids
	}
	if f.Problem(d.Name) != "" && !(d.Optional && d.Label == "") {
		a["aria-invalid"] = "true"
	}
	if d.Label != "" && !d.Optional && !d.Filter {
		a["required"] = false // asked for by the server, which says it in the page's language
		a["aria-required"] = "true"
	}
	if d.Mode != "" {
		a["inputmode"] = d.Mode
	}
	if d.Type == "password" || d.Mode == "numeric" {
		a["spellcheck"] = "false"
		a["autocapitalize"] = "none"
	}
	return a
}
