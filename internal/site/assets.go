package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/varanto/varanto/internal/site/reply"
)

const staticPrefix = "/static/"

// assets serves built files under names that change with their content, so that browsers may keep them for ever.
type assets struct {
	byPath map[string]asset
	// addresses holds the hashed address of each file name.
	addresses map[string]string
}

type asset struct {
	kind        string
	plain, gzip []byte // gzip is nil when it saves nothing
}

var assetKinds = map[string]string{
	".css": "text/css; charset=utf-8", ".mjs": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
	".geojson": "application/geo+json", ".woff2": "font/woff2", ".png": "image/png",
}

// newAssets reads all files once; a nil file system has none. Files of unknown kinds are not served.
func newAssets(files fs.FS) (*assets, error) {
	a := &assets{byPath: map[string]asset{}, addresses: map[string]string{}}
	if files == nil {
		return a, nil
	}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		kind := assetKinds[path.Ext(name)]
		if err != nil || entry.IsDir() || kind == "" {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		a.add(name, content)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the pages' assets: %w", err)
	}
	return a, nil
}

// add serves content under a name with its hash. The name's kind must be known.
func (a *assets) add(name string, content []byte) {
	address := staticPrefix + hashedName(name, content)
	a.byPath[address] = asset{assetKinds[path.Ext(name)], content, reply.Squeeze(content)}
	a.addresses[name] = address
}

// has tells whether there is a file of that name.
func (a *assets) has(name string) bool { return a.addresses[name] != "" }

func hashedName(name string, content []byte) string {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
}

// address of a built file; a path that answers 404 when it was not built.
func (a *assets) address(name string) string {
	if address, ok := a.addresses[name]; ok {
		return address
	}
	return staticPrefix + name
}

// ServeHTTP answers with the file of exactly that name.
func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, ok := a.byPath[r.URL.Path]
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	reply.Ready(w, r, file.kind, file.plain, file.gzip)
}
