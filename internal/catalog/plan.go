package catalog

// Plan is what an entity is to become, and what its language versions are that their texts do not tell. It stands in
// the entity's document beside its content and is not on PTV's wire, but for validFrom and validTo.
type Plan struct {
	// PublishAt and ArchiveAt are when a job publishes or archives the whole entity; zero when nothing is planned.
	PublishAt Moment `json:"publishAt,omitzero"`
	ArchiveAt Moment `json:"archiveAt,omitzero"`
	// FailedAt is when a planned publishing failed, zero when none did; the next change of content clears it.
	FailedAt Moment `json:"failedAt,omitzero"`
	// Languages says what holds for single language versions, in PTV's order of languages; each at most once.
	Languages []LanguagePlan `json:"languages,omitempty"`
}

// LanguagePlan is the Plan of one language version.
type LanguagePlan struct {
	Language string `json:"language"`
	// State is Withdrawn or Archived where somebody withdrew or archived this version alone, and else empty: then
	// it follows from what is public.
	State     LanguageState `json:"state,omitempty"`
	PublishAt Moment        `json:"publishAt,omitzero"`
	ArchiveAt Moment        `json:"archiveAt,omitzero"`
}

// LanguageState is the state of one language version of an entity.
type LanguageState string

// The states of a language version.
const (
	// LanguageDraft has not been published.
	LanguageDraft LanguageState = "Draft"
	// LanguagePublished is public as it stands.
	LanguagePublished LanguageState = "Published"
	// LanguageModified is public, and has been changed since.
	LanguageModified LanguageState = "Modified"
	// LanguageWithdrawn was public and was taken back.
	LanguageWithdrawn LanguageState = "Withdrawn"
	// LanguageArchived is archived, by itself or with its entity.
	LanguageArchived LanguageState = "Archived"
)

// Of returns what is planned for one language version, the zero plan (but for the language) when nothing is.
func (p *Plan) Of(language string) LanguagePlan {
	if p != nil {
		for _, l := range p.Languages {
			if l.Language == language {
				return l
			}
		}
	}
	return LanguagePlan{Language: language}
}

// IsZero tells that nothing is planned or marked. A nil plan is zero.
func (p *Plan) IsZero() bool {
	return p == nil || p.PublishAt.IsZero() && p.ArchiveAt.IsZero() && p.FailedAt.IsZero() && len(p.Languages) == 0
}
