package edit

import (
	"testing"

	"github.com/varanto/varanto/internal/studio/frame"
)

func TestPathsAndValuesReadAsWords(t *testing.T) {
	a := &ask{Request: &frame.Request{Lang: "fi"}}
	for _, c := range []struct{ path, value, name, text string }{
		{"serviceDescriptions[Summary fi]", `"Lyhyesti."`, "Kuvaukset: tiivistelmä suomeksi", "Lyhyesti."},
		{"areas[0].municipalities[091].code", `"091"`, "Alueet: 1 › Kunnat: Helsinki › Koodi", "Helsinki"},
		{"areas[0].type", `"Municipality"`, "Alueet: 1 › Tyyppi", "Kunnat"},
		{"areas[Region 01].code", `"01"`, "Alueet: Uusimaa › Koodi", "01"},
		{"addresses[1].streetAddress.street[fi].value", `"Katu"`, "Osoitteet: 2 › Katuosoite › Kadun nimi: suomeksi", "Katu"},
		{"addresses[1].subType", `"PostOfficeBox"`, "Osoitteet: 2 › Osoitteen laji", "Postilokero"},
		{"languages[sv]", `"sv"`, "Kielet, joilla palvellaan: ruotsiksi", "ruotsi"},
		{"serviceHours[0].validFrom", `"2026-12-24T00:00:00"`, "Palveluajat: 1 › Voimassa alkaen", "24.12.2026"},
		{"plan.publishAt", `"2026-12-24T06:00:00"`, "Ajastus › Julkaistaan", "24.12.2026 08.00"},
		{"serviceChargeType", `"FreeOfCharge"`, "Maksullisuus", "Maksuton"},
		{"requiresSignature", `true`, "Vaatii allekirjoituksen", "Kyllä"},
		{"oid", ``, "OID-tunnus", ""},
	} {
		if got := a.pathName(c.path); got != c.name {
			t.Errorf("%s reads %q, want %q", c.path, got, c.name)
		}
		if got := a.valueText(c.path, c.value); got != c.text {
			t.Errorf("%s of %s reads %q, want %q", c.value, c.path, got, c.text)
		}
	}
}
