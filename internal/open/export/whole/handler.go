package whole

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"weak"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/negotiate"
	"github.com/varanto/varanto/internal/open/export/answer"
)

const (
	// MediaType and GzipType are those of the two forms.
	MediaType = "application/jsonl"
	GzipType  = "application/gzip"
	// keptFiles, keptFor and keptRevisions bound how many older snapshots are kept for downloads that are resumed. All kept
	// ones share with the current one what has not changed since, so that together they hold at most what so many revisions
	// have replaced, however fast an import writes.
	keptFiles     = 120
	keptFor       = 2 * time.Hour
	keptRevisions = 5000
	// tidyEvery is how often is looked for snapshots that are kept no longer.
	tidyEvery = 5 * time.Second
)

// Handler serves the file of the current snapshot, and of those before it for whom resumes a download.
type Handler struct {
	catalogue *live.Catalogue
	zipped    bool
	version   string
	now       func() time.Time

	mu      sync.Mutex
	kept    []*kept // newest last
	tidying bool    // whether tidy will run again

	laying sync.Mutex
	last   laidOut
}

// kept is a file that somebody began to download.
type kept struct {
	tag  string
	used time.Time
	file *File
}

// laidOut is the layout that was made last: the next one is like it but for what has changed. It does not keep the
// snapshot alive.
type laidOut struct {
	*layout
	snapshot weak.Pointer[live.Snapshot]
}

// NewHandler serves the plain or the gzipped form. version is the program's: another one may write other bytes.
func NewHandler(c *live.Catalogue, zipped bool, version string, now func() time.Time) *Handler {
	sum := sha256.Sum256([]byte(version))
	return &Handler{catalogue: c, zipped: zipped, version: hex.EncodeToString(sum[:4]), now: now}
}

// ServeHTTP answers with the file or a part of it (RFC 9110, 14). A Range with an If-Range continues the very bytes that
// the tag stands for, also when the catalogue has changed since.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file, tag := h.resumed(r)
	s := h.catalogue.Snapshot()
	if file == nil {
		tag = h.tag(s)
	}
	header := w.Header()
	answer.Open(header)
	header.Set("ETag", tag)
	header.Set("Cache-Control", "public, max-age=60, must-revalidate")
	if r.Method == http.MethodGet && r.Header.Get("Range") == "" && negotiate.Matches(r.Header["If-None-Match"], tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if file == nil {
		file = h.layOut(s)
		if r.Method == http.MethodGet { // who only looks has nothing to resume
			h.keep(tag, file)
		}
	}
	name, mediaType := "catalogue.jsonl", MediaType
	if h.zipped {
		name, mediaType = "catalogue.jsonl.gz", GzipType
	}
	header.Set("Content-Type", mediaType)
	header.Set("Content-Disposition", `attachment; filename="`+name+`"`)
	reader := file.NewReader()
	defer reader.Close()
	http.ServeContent(answer.Patiently(w), r, "", time.Time{}, reader)
}

// resumed is the kept file that an If-Range names, nil when there is none.
func (h *Handler) resumed(r *http.Request) (file *File, tag string) {
	wanted := strings.TrimSpace(r.Header.Get("If-Range"))
	if wanted == "" || r.Header.Get("Range") == "" {
		return nil, ""
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range h.kept {
		if k.tag == wanted {
			k.used = h.now()
			return k.file, k.tag
		}
	}
	return nil, ""
}

// keep keeps a file for whom will resume its download.
func (h *Handler) keep(tag string, file *File) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range h.kept {
		if k.tag == tag {
			k.used = h.now()
			return
		}
	}
	if h.kept = append(h.kept, &kept{tag, h.now(), file}); len(h.kept) > keptFiles {
		h.kept = slices.Delete(h.kept, 0, 1)
	}
	if !h.tidying {
		h.tidying = true
		time.AfterFunc(tidyEvery, h.tidy)
	}
}

// tidy drops what is kept no longer, also when nobody asks, and runs again as long as anything is kept.
func (h *Handler) tidy() {
	now, seq := h.now(), h.catalogue.Snapshot().Seq
	h.mu.Lock()
	defer h.mu.Unlock()
	h.kept = slices.DeleteFunc(h.kept, func(k *kept) bool {
		return now.Sub(k.used) > keptFor || seq-k.file.snapshot.Seq > keptRevisions
	})
	if h.tidying = len(h.kept) > 0; h.tidying {
		time.AfterFunc(tidyEvery, h.tidy)
	}
}

// layOut lays out the file of a snapshot, once for all who ask for the same.
func (h *Handler) layOut(s *live.Snapshot) *File {
	h.laying.Lock()
	defer h.laying.Unlock()
	before := h.last.file()
	if before != nil && before.snapshot == s {
		return before
	}
	f := newFile(s, h.zipped, before)
	h.last = laidOut{f.layout, weak.Make(s)}
	return f
}

// file is the laid out file, nil when there is none or its snapshot is gone.
func (l laidOut) file() *File {
	if s := l.snapshot.Value(); s != nil {
		return &File{l.layout, s}
	}
	return nil
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
