package main

import (
	"github.com/varanto/varanto/internal/open/selftest"
	"github.com/varanto/varanto/internal/site/view"
)

// tested gives the pages the newest result of the self-test; nil before the first.
func tested(t *selftest.Tester) func() *view.SelfTest {
	return func() *view.SelfTest {
		last := t.Result()
		if last == nil {
			return nil
		}
		out := &view.SelfTest{At: last.At}
		for _, f := range last.Forms {
			out.Forms = append(out.Forms, view.TestedForm{
				Name: f.Name, Standard: f.Standard, Specification: f.Specification, Path: f.Path, Checked: f.Checked, Of: f.Of, Problems: len(f.Problems),
			})
		}
		return out
	}
}
