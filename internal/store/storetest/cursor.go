package storetest

import (
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/store"
)

func cursors(t *testing.T, log store.Log) {
	want := func(name string, value []byte) {
		t.Helper()
		got, err := log.Cursor(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		wantEqual(t, "cursor "+name, got, value)
	}
	set := func(name string, value []byte) {
		t.Helper()
		if err := log.SetCursor(t.Context(), name, value); err != nil {
			t.Fatal(err)
		}
	}
	want("mirror", nil)
	set("mirror", []byte("one"))
	set("Mirror", []byte{0, 255})
	want("mirror", []byte("one"))
	want("Mirror", []byte{0, 255})
	set("mirror", []byte("two"))
	want("mirror", []byte("two"))
	set("mirror", nil)
	want("mirror", nil)
	set("mirror", []byte{})
	want("mirror", nil)
	set("a'b; äö", []byte("x"))
	want("a'b; äö", []byte("x"))
	mustHead(t, log, 0)
}

func cursorRefuses(t *testing.T, log store.Log) {
	for _, name := range []string{"", "\xff", "a\x00", strings.Repeat("a", store.MaxNameSize+1)} {
		wantError(t, log.SetCursor(t.Context(), name, []byte("x")), store.ErrInvalid)
	}
	wantError(t, log.SetCursor(t.Context(), "a", make([]byte, store.MaxDocumentSize+1)), store.ErrInvalid)
}
