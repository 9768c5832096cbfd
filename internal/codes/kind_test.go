package codes_test

import (
	"testing"

	"github.com/varanto/varanto/internal/codes"
)

func TestKindsHaveNamesInThreeLanguages(t *testing.T) {
	for _, kind := range []string{"Service", "ServiceChannel", "Organization", "ServiceCollection", "GeneralDescription"} {
		if n := codes.KindName(kind); n.FI == "" || n.SV == "" || n.EN == "" {
			t.Errorf("%s is called %+v", kind, n)
		}
	}
	if n := codes.KindName("Cat").Best("fi"); n != "" {
		t.Errorf("what is no kind is called %q", n)
	}
}
