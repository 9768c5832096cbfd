package geojson

import "testing"

func TestOfSeveralFaultsTheSameIsAlwaysTold(t *testing.T) {
	t.Parallel()
	const question = "offset=-1&limit=0&bbox=1&zzz=1&lang=xx"
	_, first := readItems(question)
	if first == nil {
		t.Fatal("nothing is wrong")
	}
	for range 50 {
		if _, err := readItems(question); err == nil || err.Error() != first.Error() {
			t.Fatalf("%v, then %v", first, err)
		}
	}
}
