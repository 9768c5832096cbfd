package words_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/studio/words"
)

func TestEveryMessageIsUsed(t *testing.T) {
	var source strings.Builder
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_templ.go") || strings.HasSuffix(path, "_test.go") ||
			strings.HasPrefix(path, filepath.Join("..", "words")) || strings.HasPrefix(path, filepath.Join("..", "edit", "words")) {
			return err
		}
		text, err := os.ReadFile(path)
		source.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	all := source.String()
	groups := reflect.TypeFor[words.Words]()
	for i := range groups.NumField() {
		group := groups.Field(i)
		if group.Type.Kind() != reflect.Struct {
			continue
		}
		for j := range group.Type.NumField() {
			name := group.Type.Field(j).Name
			if !strings.Contains(all, "."+group.Name+"."+name) && !strings.Contains(all, "t."+name) {
				t.Errorf("nothing says %s.%s", group.Name, name)
			}
		}
	}
}
