package rule_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog/rule"
)

// TestEveryProblemOfTheProgramHasAText reads the program: each problem that it makes is of a named rule, which has texts
// in three languages, and says what these texts speak of.
func TestEveryProblemOfTheProgramHasAText(t *testing.T) {
	r := reader{t: t, constants: map[string]string{}}
	var files []*ast.File
	set := token.NewFileSet()
	for _, root := range []string{"../../../internal", "../../../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "_templ.go") {
				return err
			}
			f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			if filepath.Base(filepath.Dir(path)) == "rule" {
				r.learn(f)
			}
			files = append(files, f)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			r.at = set.Position(f.Package).Filename
			switch n := n.(type) {
			case *ast.CompositeLit:
				r.literal(n)
			case *ast.CallExpr:
				r.call(n)
			}
			return true
		})
	}
	// Were the reader blind, nothing would be found.
	if r.literals < 15 || r.calls < 120 {
		t.Errorf("only %d literals and %d calls were looked at", r.literals, r.calls)
	}
}

// reader looks at what makes problems.
type reader struct {
	t *testing.T
	// constants are the rules' names by the names of their constants.
	constants       map[string]string
	at              string
	literals, calls int
}

// learn takes in the constants of the package rule.
func (r *reader) learn(f *ast.File) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			for i, name := range v.Names {
				if i < len(v.Values) {
					if text, ok := textOf(v.Values[i]); ok {
						r.constants[name.Name] = text
					}
				}
			}
		}
	}
}

func textOf(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

// nameOf is the rule that an expression names; false when it is worked out.
func (r *reader) nameOf(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "rule" {
			name, ok := r.constants[e.Sel.Name]
			return name, ok
		}
	case *ast.Ident:
		name, ok := r.constants[e.Name]
		return name, ok && filepath.Base(filepath.Dir(r.at)) == "rule"
	}
	return textOf(e)
}

// literal looks at a problem that is written out: its members Rule and Message, whatever its type is called there.
func (r *reader) literal(l *ast.CompositeLit) {
	members := map[string]ast.Expr{}
	for _, e := range l.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				members[key.Name] = kv.Value
			}
		}
	}
	if members["Rule"] == nil || members["Message"] == nil {
		return
	}
	r.literals++
	name, ok := r.nameOf(members["Rule"])
	if !ok {
		return // the helper's callers say which, and are looked at
	}
	given := []string{}
	if members["Arguments"] != nil {
		ast.Inspect(members["Arguments"], func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := textOf(e); ok {
					given = append(given, text)
				}
			}
			return true
		})
	}
	r.check(name, given, members["Value"] != nil)
}

// call looks at Broken of the rules, broken of their checker, and note, skip and add of decoders and validators.
func (r *reader) call(c *ast.CallExpr) {
	callee := ""
	switch f := c.Fun.(type) {
	case *ast.Ident:
		callee = f.Name
	case *ast.SelectorExpr:
		callee = f.Sel.Name
	}
	place := slices.Index([]string{"Broken", "broken", "reject", "rejectParent", "unreadable", "skip", "note", "add"}, callee)
	if place < 0 || len(c.Args) < 2 {
		return
	}
	at := 0
	if place >= 3 {
		at = 1
	}
	if callee == "reject" {
		return
	}
	name, ok := r.nameOf(c.Args[at])
	if !ok || c.Ellipsis != token.NoPos {
		return
	}
	_, known := rule.Find(name)
	if place >= 5 && !known && !strings.Contains(r.at, "/ptv/v11/decode") && !strings.Contains(r.at, "/catalog/validate") {
		return // something else of that name
	}
	r.calls++
	var given []string
	for _, a := range c.Args[at+1:] {
		ast.Inspect(a, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := textOf(e); ok {
					given = append(given, text)
				}
			}
			return true
		})
	}
	r.check(name, given, true)
}

var placeholders = regexp.MustCompile(`\{([a-z]+)\}`)

// check wants the texts of a rule, and that a problem says what they speak of.
func (r *reader) check(name string, given []string, valued bool) {
	one, found := rule.Find(name)
	if !found {
		r.t.Errorf("%s: %q is no named rule", r.at, name)
		return
	}
	for _, text := range []string{one.FI, one.SV, one.EN} {
		if text == "" {
			r.t.Errorf("%s: %q lacks a text in a language", r.at, name)
		}
		for _, p := range placeholders.FindAllStringSubmatch(text, -1) {
			switch p[1] {
			case "member", "text", "language":
			case "value":
				if !valued {
					r.t.Errorf("%s: a problem of %q has no value", r.at, name)
				}
			default:
				if !slices.Contains(given, p[1]) {
					r.t.Errorf("%s: a problem of %q does not say {%s}", r.at, name, p[1])
				}
			}
		}
	}
}
