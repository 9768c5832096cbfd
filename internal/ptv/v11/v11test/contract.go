package v11test

import (
	"bytes"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/varanto/varanto/internal/ptv/v11/contract"
)

const momentFormat = "ptv-moment"

func init() {
	openapi3.DefineStringFormatValidator(momentFormat,
		openapi3.NewRegexpFormatValidator(`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?$`))
	openapi3.DefineStringFormatValidator("uuid",
		openapi3.NewRegexpFormatValidator(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`))
}

// Contract is the contract with a further rule: an object has no members but those the contract names.
func Contract(t testing.TB) *openapi3.T {
	t.Helper()
	// PTV's times have no zone, which OpenAPI's date-time demands.
	document := bytes.ReplaceAll(contract.Document(), []byte(`"date-time"`), []byte(`"`+momentFormat+`"`))
	d, err := openapi3.NewLoader().LoadFromData(document)
	if err != nil {
		t.Fatal(err)
	}
	no := false
	for _, s := range d.Components.Schemas {
		if len(s.Value.Properties) > 0 && s.Value.AdditionalProperties.Schema == nil {
			s.Value.AdditionalProperties.Has = &no
		}
	}
	return d
}
