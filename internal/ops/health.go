package ops

import (
	"encoding/json"
	"net/http"
	"runtime"
	"runtime/debug"
	"sync/atomic"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

// Health tells whether the process lives and whether it is ready for readers.
type Health struct {
	catalogue *live.Catalogue
	analyser  string
	ready     atomic.Bool
}

// NewHealth reports on a catalogue; analyser names what analyses Finnish words.
func NewHealth(c *live.Catalogue, analyser string) *Health {
	return &Health{catalogue: c, analyser: analyser}
}

// SetReady says whether new requests should come here.
func (h *Health) SetReady(ready bool) { h.ready.Store(ready) }

// Version is the version of the program: the module's, or the commit it was built from.
func Version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return "devel"
}

// Live answers /healthz: 200 as long as the process can answer at all, with what it is made of.
func (h *Health) Live(w http.ResponseWriter, _ *http.Request) {
	s := h.catalogue.Snapshot()
	entities := map[string]uint64{}
	for _, k := range catalog.RecordKinds() {
		entities[string(k)] = s.Table(k).Published().GetCardinality()
	}
	writeJSON(w, http.StatusOK, map[string]any{
		"status": "ok", "version": Version(), "go": runtime.Version(), "analyser": h.analyser,
		"sequence": s.Seq, "ready": h.ready.Load(), "entities": entities,
	})
}

// Ready answers /readyz: 200 when the catalogue is loaded and the process is not shutting down, else 503.
func (h *Health) Ready(w http.ResponseWriter, _ *http.Request) {
	if !h.ready.Load() {
		writeJSON(w, http.StatusServiceUnavailable, map[string]any{"ready": false})
		return
	}
	writeJSON(w, http.StatusOK, map[string]any{"ready": true, "sequence": h.catalogue.Snapshot().Seq})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil { // maps of plain values always marshal
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(b, '\n')) // a reader that went away is not an error of ours
}
