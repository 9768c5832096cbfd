package search

import (
	"testing"

	"github.com/varanto/varanto/internal/search/spell"
)

func TestAWordOfATextThatIsChangedOftenIsCountedOnce(t *testing.T) {
	m := mender{vocabulary: spell.NewVocabulary()}
	m.vocabulary.Add("neuvola", 7)
	for range 10 {
		m.learn("neuvola")
		m.learn("perhekeskus")
	}
	if known, added := m.vocabulary.Count("neuvola"), m.vocabulary.Count("perhekeskus"); known != 7 || added != 1 {
		t.Errorf("counts %d and %d, want 7 and 1", known, added)
	}
}
