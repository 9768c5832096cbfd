package account

import (
	"errors"
	"strings"
	"testing"

	"github.com/varanto/varanto/internal/editorial"
)

func TestRecoveryCodesAreRenewedByThemselves(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	english := "en"
	if _, err := w.Change(t.Context(), CommandLine(), maija.ID, Change{Language: &english}); err != nil {
		t.Fatal(err)
	}
	var wrong *Invalid
	if codes, err := w.RenewRecovery(t.Context(), maija.ID, good, here); !errors.As(err, &wrong) || wrong.Rule != "two-step-off" || codes != nil {
		t.Errorf("without a second step: %q, %v", codes, err)
	}
	phone, old := w.twoStep(maija)
	known := len(w.letters()) // of the second step
	for _, typed := range []string{"", other} {
		if codes, err := w.RenewRecovery(t.Context(), maija.ID, typed, here); err != ErrCredentials || codes != nil {
			t.Errorf("with the password %q: %q, %v", typed, codes, err)
		}
	}
	s := newSite(w, SessionOptions{})
	enter := func(code string) error {
		v := s.visitor()
		if _, err := v.logIn("maija", good); err != nil {
			t.Fatal(err)
		}
		return v.giveCode(code)
	}
	if err := enter(old[0]); err != nil {
		t.Errorf("a code that a wrong password did not end: %v", err)
	}
	if len(w.letters()) != known {
		t.Error("a letter of nothing")
	}

	renewed, err := w.RenewRecovery(t.Context(), maija.ID, good, here)
	if err != nil || len(renewed) != recoveryCodes {
		t.Fatal(renewed, err)
	}
	if n, err := w.RecoveryLeft(t.Context(), maija.ID); n != recoveryCodes || err != nil {
		t.Errorf("%d left, %v", n, err)
	}
	if err := enter(old[1]); !isWrongCode(err) {
		t.Errorf("a code of before: %v", err)
	}
	if err := enter(renewed[0]); err != nil {
		t.Errorf("a new code: %v", err)
	}
	if err := enter(phone.code(0)); err != nil {
		t.Errorf("the authenticator stays: %v", err)
	}
	if letters := w.letters()[known:]; len(letters) != 1 || !strings.Contains(letters[0], "recovery codes have been renewed") || strings.Contains(letters[0], renewed[1]) {
		t.Errorf("%q", letters)
	}
	var told int
	for _, line := range w.audit(maija) {
		if line == "maija account.recovery-codes maija done" {
			told++
		}
	}
	if told != 1 {
		t.Errorf("the audit log tells of it %d times", told)
	}
}

func TestThatTheSecondStepIsOffIsToldByLetter(t *testing.T) {
	w := newWorld(t)
	maija := w.person("maija", editorial.Editor, city)
	if err := w.EndTwoStep(t.Context(), CommandLine(), maija.ID, "", here); err != nil || len(w.letters()) != 0 {
		t.Errorf("it was off: %v, %q", err, w.letters())
	}
	w.twoStep(maija)
	known := len(w.letters())
	if err := w.EndTwoStep(t.Context(), CommandLine(), maija.ID, "", here); err != nil {
		t.Fatal(err)
	}
	if letters := w.letters()[known:]; len(letters) != 1 || !strings.Contains(letters[0], "poistettu") {
		t.Errorf("%q", letters)
	}
}
