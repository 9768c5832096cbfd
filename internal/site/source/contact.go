package source

import (
	"strings"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/site/view"
)

// phones shows the numbers for people who read the page's language.
func phones(list []catalog.Phone, lang string) []view.Phone {
	var out []view.Phone
	for _, p := range pick(list, lang, func(p catalog.Phone) string { return p.Language }) {
		charge := view.Charge{Type: string(p.ServiceChargeType), Infos: texts(view.In(p.ChargeDescription, p.Language, lang))}
		shown := view.Phone{
			Type: p.Type, Number: readable(p), Call: p.Dial(), Charge: charge,
			Info: view.In(p.AdditionalInformation, p.Language, lang),
		}
		if shown.Number == "" { // what is said of it is all there is
			if shown.Info.Empty() {
				continue
			}
			shown.Number, shown.Info = shown.Info.Value, view.Text{}
		}
		out = append(out, shown)
	}
	return out
}

// readable spaces a number: after its prefix first two digits, then threes, so that it can be read aloud.
func readable(p catalog.Phone) string {
	number := catalog.Digits(p.Number)
	if p.PrefixNumber == "" {
		return threes(number, len(number)%3)
	}
	return p.PrefixNumber + " " + threes(number, 2)
}

// threes puts a blank after the first digits and after every third from there; a single digit does not stand alone.
func threes(number string, first int) string {
	var parts []string
	if first > 0 && first < len(number) {
		parts, number = append(parts, number[:first]), number[first:]
	}
	for len(number) > 4 {
		parts, number = append(parts, number[:3]), number[3:]
	}
	return strings.Join(append(parts, number), " ")
}

func emails(list catalog.Texts, lang string) []view.Email {
	var out []view.Email
	for _, e := range pick(list, lang, func(t catalog.Text) string { return t.Language }) {
		if strings.Contains(e.Value, "@") {
			out = append(out, view.Email{Address: e.Value})
		}
	}
	return out
}

func organizationEmails(list []catalog.Email, lang string) []view.Email {
	var out []view.Email
	for _, e := range pick(list, lang, func(e catalog.Email) string { return e.Language }) {
		if strings.Contains(e.Value, "@") {
			out = append(out, view.Email{Address: e.Value, Info: view.In(e.Description, e.Language, lang)})
		}
	}
	return out
}
