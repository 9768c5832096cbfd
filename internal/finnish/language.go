package finnish

// Language is an ISO 639-1 code of a language that this package can analyse.
type Language string

// The languages of Finnish public service information that have a chain of
// their own.
const (
	Finnish Language = "fi"
	Swedish Language = "sv"
	English Language = "en"
)
