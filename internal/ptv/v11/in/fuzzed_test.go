package in

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/ptv/v11"
)

// fuzzTargets are the targets for the bodies of POST and PUT, by the beginning of the operation's name without its method.
var fuzzTargets = map[string]string{
	"Connection": "FuzzConnections", "GeneralDescription": "FuzzGeneralDescription", "Organization": "FuzzOrganization", "Service": "FuzzService",
	"ServiceChannel_EChannel": "FuzzElectronicChannel", "ServiceChannel_Phone": "FuzzPhoneChannel", "ServiceChannel_PrintableForm": "FuzzPrintableForm",
	"ServiceChannel_ServiceLocation": "FuzzServiceLocation", "ServiceChannel_WebPage": "FuzzWebPageChannel", "ServiceCollection": "FuzzServiceCollection",
}

// TestEveryBodyHasAFuzzTarget holds that every operation that takes a body, and the log-in, has its bytes fuzzed.
func TestEveryBodyHasAFuzzTarget(t *testing.T) {
	file, err := parser.ParseFile(gotoken.NewFileSet(), "fuzz_test.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]bool{}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Fuzz") {
			written[f.Name.Name] = true
		}
	}
	if !written["FuzzLogIn"] {
		t.Error("the body of the log-in is not fuzzed")
	}
	bodies := 0
	for _, operation := range v11.RestrictedOperations() {
		method, rest, _ := strings.Cut(operation, "_")
		if method == "get" {
			continue
		}
		bodies++
		target := ""
		for begins, name := range fuzzTargets {
			if rest == begins || strings.HasPrefix(rest, begins+"_id") || strings.HasPrefix(rest, begins+"_sourceId") ||
				begins == "Connection" && strings.HasPrefix(rest, begins+"_") {
				target = name
			}
		}
		if !written[target] {
			t.Errorf("%s has no fuzz target: %q", operation, target)
		}
	}
	if bodies == 0 {
		t.Error("no operation takes a body")
	}
}
