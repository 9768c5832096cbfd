package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/varanto/varanto/internal/site/view"
)

func TestATextCopiedFromTheGeneralDescriptionIsShownOnce(t *testing.T) {
	general := view.Text{Value: "Hae paikkaa\nverkossa.", General: true}
	got := distinct(general, view.Text{}, view.Text{Value: " Hae paikkaa verkossa. "}, view.Text{Value: "Liite tarvitaan."})
	if diff := cmp.Diff([]view.Text{general, {Value: "Liite tarvitaan."}}, got); diff != "" {
		t.Error(diff)
	}
}
