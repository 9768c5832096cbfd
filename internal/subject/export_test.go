package subject

// What the tests from outside, which measure with package evaluate, need of the inside.

type Settings = settings

// TriedSettings are those that nested cross-validation chooses from.
func TriedSettings() []Settings {
	return []Settings{
		chosenSettings,
		{lambda: 0.5, trees: 240, leaves: 16, minLeaf: 40, rate: 0.04},
		{lambda: 2, trees: 240, leaves: 16, minLeaf: 40, rate: 0.04},
		{lambda: 1, trees: 120, leaves: 16, minLeaf: 20, rate: 0.07},
	}
}

// TrainWith trains with settings.
func TrainWith(s Settings) TrainOptions { return TrainOptions{settings: &s} }

var (
	SharedTexts  = sharedTexts
	OpenAnalyzer = openAnalyzer
)
