package editorial_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/catalog/rule"
	"github.com/varanto/varanto/internal/editorial"
	"github.com/varanto/varanto/internal/store"
)

// warned imports records with warnings.
func warned(t *testing.T, log store.Log, records ...string) *editorial.ImportReport {
	t.Helper()
	in := inputOf(t, records...)
	defer in.Close()
	report, err := editorial.Import(t.Context(), log, in, editorial.ImportOptions{Warnings: true})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func warningOf(report *editorial.ImportReport, name string) editorial.RuleWarning {
	i := slices.IndexFunc(report.Warnings, func(w editorial.RuleWarning) bool { return w.Rule == name })
	if i < 0 {
		return editorial.RuleWarning{}
	}
	return report.Warnings[i]
}

func TestImportTellsWhichRulesOfPublishingAreBroken(t *testing.T) {
	log := openLog(t)
	report := warned(t, log, permit(connected), counter, phone, town)
	if len(report.Rejections) > 0 || report.Appended() == 0 {
		t.Fatalf("something was refused for a warning: %v", report.Rejections)
	}
	for _, w := range report.Warnings {
		if _, named := rule.Find(w.Rule); !named {
			t.Errorf("%s is no named rule", w.Rule)
		}
		if w.Records == 0 || w.Problems < w.Records || len(w.Examples) == 0 || len(w.Examples) > editorial.MaxExamples {
			t.Errorf("%+v", w)
		}
	}
	summaries := warningOf(report, rule.SummaryRequired)
	if summaries.Records != 4 || summaries.Problems != 4 || len(summaries.Examples) != 3 {
		t.Errorf("records without a summary: %+v, want 4", summaries)
	}
	if w := warningOf(report, rule.OwnerUnknown); w.Records != 0 {
		t.Errorf("an owner that comes later in the input is told as unknown: %+v", w)
	}
	if w := warningOf(report, rule.LocationRequired); w.Records != 1 || w.Examples[0].ID != id("counter") || w.Examples[0].Place.Line != 2 {
		t.Errorf("the place without an address: %+v", w)
	}
	var text strings.Builder
	if err := report.WriteWarnings(&text); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "summary-required: 4 in 4 records\n") || !strings.Contains(text.String(), ":2: ServiceChannel "+names["counter"]) {
		t.Errorf("the warnings for people:\n%s", text.String())
	}
	// The log already has all of it: the state of the content is told again.
	if again := warned(t, log, permit(connected), counter, phone, town); again.Appended() != 0 || warningOf(again, rule.SummaryRequired).Records != 4 {
		t.Errorf("again: %d appended, %+v", again.Appended(), again.Warnings)
	}
	// Without asking there are none.
	if quiet := soundly(t, openLog(t), permit(connected), counter, phone, town); quiet.Warnings != nil {
		t.Errorf("warnings that nobody asked for: %+v", quiet.Warnings)
	}
}

func TestImportWarnsAboutTheCatalogueAsItWillBe(t *testing.T) {
	log := openLog(t)
	soundly(t, log, town, office)
	// What is only in the log counts: the second place of the town has the name of the first.
	twin := strings.Replace(counter, "$counter", "$phone", 1)
	report := warned(t, log, counter, twin)
	if w := warningOf(report, rule.NameTaken); w.Records != 2 || w.Examples[0].Kind != catalog.KindServiceChannel {
		t.Errorf("two places of one name: %+v", w)
	}
	if w := warningOf(report, rule.OwnerUnknown); w.Records != 0 {
		t.Errorf("the owner in the log is told as unknown: %+v", w)
	}
	// A record that is rejected together with others is no part of it.
	log = openLog(t)
	report = warned(t, log, town, counter, strings.Replace(twin, `"services":[]`, `"services":[{"service":{"id":"$nobody"}}]`, 1))
	if w := warningOf(report, rule.NameTaken); len(report.Rejections) != 1 || w.Records != 0 {
		t.Errorf("the name of a rejected record: %+v, rejected %v", w, report.Rejections)
	}
	// What is archived is asked nothing.
	report = warned(t, openLog(t), strings.Replace(town, `"organizationType"`, `"publishingStatus":"Deleted","organizationType"`, 1))
	if len(report.Warnings) != 0 {
		t.Errorf("warnings about what is archived: %+v", report.Warnings)
	}
}
