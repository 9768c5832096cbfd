// Package web embeds the built style sheets and scripts of the pages.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Dist returns the built files. They are missing when the front end has not been built ("npm ci && npm run build" in
// this folder): the pages work without them, only plainly.
func Dist() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // cannot happen: the name is constant and valid
	}
	return sub
}
