package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// File is a file that the index names. Its address is absolute.
type File struct {
	Address  string
	Modified time.Time
}

// WriteIndex writes the file that names the others. It gives an error when there are more than one index can name.
func WriteIndex(w io.Writer, files []File) error {
	if len(files) > MaxURLs {
		return fmt.Errorf("an index of %d sitemaps: %w", len(files), ErrFull)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, f := range files {
		b.WriteString("<sitemap><loc>")
		escape(&b, f.Address)
		b.WriteString("</loc>")
		modified(&b, f.Modified)
		b.WriteString("</sitemap>\n")
	}
	b.WriteString("</sitemapindex>\n")
	_, err := b.WriteTo(w)
	return err
}
