package whole

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/open/export/answer"
)

const (
	// MediaType and GzipType are those of the two forms.
	MediaType = "application/jsonl"
	GzipType  = "application/gzip"
	// keptFiles and keptFor bound how many older snapshots are kept for downloads that are resumed. A kept snapshot shares
	// all but what has changed since with the current one: with a change a minute it is two hours of changes.
	keptFiles = 120
	keptFor   = 2 * time.Hour
)

// Handler serves the file of the current snapshot, and of those before it for whom resumes a download.
type Handler struct {
	catalogue *live.Catalogue
	zipped    bool
	version   string
	now       func() time.Time

	mu   sync.Mutex
	kept []*kept // newest last

	// last is the file that was laid out last; the next one is like it but for what has changed.
	last atomic.Pointer[File]
}

// kept is a file that somebody began to download.
type kept struct {
	tag    string
	used   time.Time
	layout func() *File
}

// NewHandler serves the plain or the gzipped form. version is the program's: another one may write other bytes.
func NewHandler(c *live.Catalogue, zipped bool, version string, now func() time.Time) *Handler {
	sum := sha256.Sum256([]byte(version))
	return &Handler{catalogue: c, zipped: zipped, version: hex.EncodeToString(sum[:4]), now: now}
}

// ServeHTTP answers with the file or a part of it (RFC 9110, 14). A Range with an If-Range continues the very bytes that
// the tag stands for, also when the catalogue has changed since.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	k := h.choose(r)
	header := w.Header()
	answer.Open(header)
	header.Set("ETag", k.tag)
	header.Set("Cache-Control", "public, max-age=60, must-revalidate")
	if r.Method == http.MethodGet && r.Header.Get("Range") == "" && negotiate.Matches(r.Header["If-None-Match"], k.tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	name, mediaType := "catalogue.jsonl", MediaType
	if h.zipped {
		name, mediaType = "catalogue.jsonl.gz", GzipType
	}
	header.Set("Content-Type", mediaType)
	header.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	reader := k.layout().NewReader()
	defer reader.Close()
	http.ServeContent(answer.Patiently(w), r, "", time.Time{}, reader)
}

// choose is the file that an If-Range names, else the current one.
func (h *Handler) choose(r *http.Request) *kept {
	s := h.catalogue.Snapshot()
	now := h.now()
	h.mu.Lock()
	defer h.mu.Unlock()
	h.kept = slices.DeleteFunc(h.kept, func(k *kept) bool { return now.Sub(k.used) > keptFor })
	if wanted := strings.TrimSpace(r.Header.Get("If-Range")); wanted != "" && r.Header.Get("Range") != "" {
		for _, k := range h.kept {
			if k.tag == wanted {
				k.used = now
				return k
			}
		}
	}
	tag := h.tag(s)
	for _, k := range h.kept {
		if k.tag == tag {
			k.used = now
			return k
		}
	}
	k := &kept{tag, now, sync.OnceValue(func() *File { return h.layOut(s) })}
	if h.kept = append(h.kept, k); len(h.kept) > keptFiles {
		h.kept = slices.Delete(h.kept, 0, 1)
	}
	return k
}

func (h *Handler) layOut(s *live.Snapshot) *File {
	f := newFile(s, h.zipped, h.last.Load())
	h.last.Store(f)
	return f
}

// tag is a strong validator: the snapshot's sequence, its time (two data folders may have equal sequences), the form
// and the program's version.
func (h *Handler) tag(s *live.Snapshot) string {
	form := "l"
	if h.zipped {
		form = "z"
	}
	return fmt.Sprintf(`"%d-%x-%s%s"`, s.Seq, s.At.UnixMicro(), form, h.version)
}
