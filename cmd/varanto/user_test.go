package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/editorial"
)

// userSays runs varanto user with this standard input and answers the exit code and all that was said.
func userSays(t *testing.T, stdin string, args ...string) (code int, said string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stdin")
	if err := os.WriteFile(path, []byte(stdin), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	before := os.Stdin
	os.Stdin = f
	defer func() { os.Stdin = before }()
	var out, errs bytes.Buffer
	code = run(append([]string{"user"}, args...), &out, &errs)
	return code, out.String() + errs.String()
}

const (
	testPassword = "kolme sinistä lintua"
	testCity     = "11111111-1111-4111-8111-111111111111"
)

func TestUsersAreKeptFromTheCommandLine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "data")
	add := []string{"add", "--data", dir, "--username", "admin", "--password-stdin", "--role", "admin"}
	for _, c := range []struct {
		name  string
		stdin string
		args  []string
		code  int
		says  string
	}{
		{"a list of nothing", "", []string{"list", "--data", dir}, exitFailed, "--data"},
		{"the first admin", testPassword + "\n", add, 0, "id  u:"},
		{"the same again", testPassword + "\n", add, exitFailed, "--username: The username is in use already."},
		{"an API user, with CRLF", testPassword + "\r\n", []string{"add", "--data", dir, "--username", "robot", "--password-stdin", "--role", "main-user", "--organization", testCity, "--api"}, 0, "id  a:"},
		{"a person with an invitation", "", []string{"add", "--data", dir, "--username", "maija", "--role", "editor", "--organization", testCity, "--email", "maija@example.fi"}, 0, ".eml"},
		{"no username", "", []string{"add", "--data", dir, "--role", "admin"}, exitUsage, "--username"},
		{"no role", "", []string{"add", "--data", dir, "--username", "x"}, exitUsage, "--role"},
		{"an unknown role", "", []string{"add", "--data", dir, "--username", "x", "--role", "boss"}, exitUsage, "--role must be one of"},
		{"no organisation", testPassword, []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "editor"}, exitFailed, "--organization: Give at least one organisation"},
		{"what is no organisation", testPassword, []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "editor", "--organization", "city"}, exitFailed, `--organization: "city" is not the id`},
		{"no password", "", []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "admin"}, exitFailed, "--password-stdin: standard input is empty"},
		{"no password and no e-mail", "", []string{"add", "--data", dir, "--username", "xy", "--role", "admin"}, exitFailed, "--password-stdin"},
		{"an API user without a password", "", []string{"add", "--data", dir, "--username", "xy", "--role", "admin", "--api", "--email", "x@example.fi"}, exitFailed, "--password-stdin"},
		{"a short password", "short\n", []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "admin"}, exitFailed, "--password-stdin: A password has at least 12 characters."},
		{"an overlong password", strings.Repeat("abcdefgh", 1000), []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "admin"}, exitFailed, "--password-stdin: A password has at most 128 characters."},
		{"a bad e-mail", testPassword, []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "admin", "--email", "x"}, exitFailed, "--email:"},
		{"a mail server that is none", "", []string{"add", "--data", dir, "--username", "xy", "--role", "admin", "--email", "x@example.fi", "--mail-server", "mail.example.fi"}, exitFailed, "--mail-server:"},
		{"an unknown right", testPassword, []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "admin", "--api", "--right", "Everything"}, exitFailed, "--right:"},
		{"rights of a person", testPassword, []string{"add", "--data", dir, "--username", "xy", "--password-stdin", "--role", "admin", "--right", "ASTIWrite"}, exitFailed, "--right:"},
		{"disabling nobody", "", []string{"disable", "--data", dir, "--username", "nobody"}, exitFailed, `--username: there is no user "nobody"`},
		{"disabling the last admin", "", []string{"disable", "--data", dir, "--username", "admin"}, exitFailed, "last active person"},
		{"disabling", "", []string{"disable", "--data", dir, "--username", "ROBOT"}, 0, "Disabled."},
		{"enabling", "", []string{"enable", "--data", dir, "--username", "robot"}, 0, "Enabled."},
		{"a new password", "neljä punaista kalaa\n", []string{"reset", "--data", dir, "--username", "robot", "--password-stdin"}, 0, "Reset."},
		{"a new password that is bad", "x\n", []string{"reset", "--data", dir, "--username", "robot", "--password-stdin"}, exitFailed, "--password-stdin: A password has at least"},
		{"a letter to an API user", "", []string{"reset", "--data", dir, "--username", "robot"}, exitFailed, "--password-stdin"},
		{"the second step off", "", []string{"reset", "--data", dir, "--username", "admin", "--two-step"}, 0, "Reset."},
		{"a list", "", []string{"list", "--data", dir}, 0, "robot  main-user  API user  active   " + testCity},
		{"forgetting", "", []string{"forget", "--data", dir, "--username", "maija@example.fi"}, 0, "Forgotten."},
		{"forgetting again", "", []string{"forget", "--data", dir, "--username", "maija@example.fi"}, exitFailed, "--username"},
	} {
		code, said := userSays(t, c.stdin, c.args...)
		if code != c.code || !strings.Contains(said, c.says) || strings.Contains(said, testPassword) {
			t.Errorf("%s: exit code %d, want %d; said: %s", c.name, code, c.code, said)
		}
		if c.name == "a list of nothing" {
			if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
				t.Error("listing made the folder")
			}
		}
	}
	_, said := userSays(t, "", "list", "--data", dir, "--format", "json")
	var list []listedUser
	if err := json.Unmarshal([]byte(said), &list); err != nil || len(list) != 2 || list[1].Username != "robot" || strings.Join(list[1].Rights, " ") != "OpenApiRead OpenApiWrite ASTIWrite" {
		t.Errorf("%v: %s", err, said)
	}
	d, err := account.Open(t.Context(), dir, account.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	robot, err := d.Authenticate(t.Context(), "robot", "neljä punaista kalaa", uuid.MustParse(testCity), "")
	if err != nil || robot.Role != editorial.MainUser {
		t.Error(robot, err)
	}
}

func TestALetterForANewPasswordIsSentFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	if code, said := userSays(t, testPassword, "add", "--data", dir, "--username", "maija", "--password-stdin", "--role", "admin", "--email", "maija@example.fi"); code != 0 {
		t.Fatal(said)
	}
	code, said := userSays(t, "", "reset", "--data", dir, "--username", "maija", "--base-url", "https://palvelut.example.fi/")
	files, err := filepath.Glob(filepath.Join(dir, "mail", "*.eml"))
	if code != 0 || err != nil || len(files) != 1 || !strings.Contains(said, files[0]) {
		t.Fatal(code, said, files, err)
	}
	letter, err := os.ReadFile(files[0])
	if err != nil || !strings.Contains(string(letter), "https://palvelut.example.fi/studio/password?token") {
		t.Errorf("%v: %s", err, letter)
	}
}
