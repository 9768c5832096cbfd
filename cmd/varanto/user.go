package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/google/uuid"

	"github.com/varanto/varanto/internal/account"
	"github.com/varanto/varanto/internal/account/mail"
	"github.com/varanto/varanto/internal/account/sqlite"
	"github.com/varanto/varanto/internal/catalog"
)

// userCommand keeps people and API users. A server that runs heeds what is changed here at once.
type userCommand struct {
	Add     userAdd     `cmd:"" help:"Add a person, or with --api an API user."`
	List    userList    `cmd:"" help:"List people and API users."`
	Disable userDisable `cmd:"" help:"End a user's sessions and tokens and refuse further ones."`
	Enable  userEnable  `cmd:"" help:"Let a disabled user in again."`
	Reset   userReset   `cmd:"" help:"Set a new password, send a letter for one, or turn the second step off."`
	Forget  userForget  `cmd:"" help:"Delete all that tells who a user is; the opaque id stays in the logs."`
}

type userAdd struct {
	letterFlags
	Data          string   `help:"The data folder." default:"data" type:"path"`
	Username      string   `help:"The username, for people and API users." required:""`
	PasswordStdin bool     `help:"Read the password from standard input, one line. A person without one is sent an invitation."`
	Role          string   `help:"What the user is: ${enum}." required:"" enum:"admin,main-user,editor,reviewer,viewer"`
	Organization  []string `help:"The id of an organisation that the user works for, with those below it; give it again for more. Only an admin can be without."`
	API           bool     `name:"api" help:"Make an API user, who gets tokens at /api/auth/api-login."`
	Email         string   `help:"The e-mail address, for letters; people log in with it too."`
	Name          string   `help:"The name that others see."`
	Language      string   `help:"The language of letters: ${enum}." enum:"fi,sv,en" default:"fi"`
	Right         []string `help:"Of an API user, only these rights: OpenApiRead, OpenApiWrite, ASTIWrite. Otherwise all that the role allows."`
}

// Run adds the account and prints its id.
func (c *userAdd) Run(ctx context.Context, stdout, stderr io.Writer) error {
	n := account.New{API: c.API, Username: c.Username, Email: c.Email, Name: c.Name, Language: c.Language}
	var err error
	if n.Role, err = account.ParseRole(c.Role); err != nil {
		return flagged(err)
	}
	if n.Organizations, err = parseOrganizations(c.Organization); err != nil {
		return err
	}
	if len(c.Right) > 0 && !c.API {
		return errors.New("--right: only an API user has rights of its own; give --api too")
	}
	if n.Rights, err = account.ParseRights(c.Right...); err != nil {
		return flagged(err)
	}
	if !c.PasswordStdin && (c.API || c.Email == "") {
		return errors.New("--password-stdin: the password is to be read from standard input; only a person with --email can be invited without one")
	}
	if c.PasswordStdin {
		if n.Password, err = readPassword(os.Stdin); err != nil {
			return err
		}
	}
	options, err := c.options(stderr)
	if err != nil {
		return err
	}
	d, err := account.Open(ctx, c.Data, options)
	if err != nil {
		return err
	}
	add := d.Add
	if !c.PasswordStdin {
		add = d.Invite
	}
	a, err := add(ctx, account.CommandLine(), n)
	if err := errors.Join(flagged(err), d.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "id  %s\n", a.ID)
	return err
}

// letterFlags are the settings of letters, as serve has them.
type letterFlags struct {
	BaseURL    string `help:"The site's address, for links in letters." default:"http://127.0.0.1:8080"`
	MailServer string `help:"Send letters through smtp://user:password@host:587; without it they are written into the folder mail of the data folder."`
	MailFrom   string `help:"The sender of letters." default:"varanto@localhost"`
}

func (f *letterFlags) options(stderr io.Writer) (account.Options, error) {
	o := account.Options{Logger: userLogger(stderr), Origin: strings.TrimSuffix(f.BaseURL, "/")}
	if f.MailServer == "" {
		return o, nil
	}
	sender, err := mail.NewSMTP(f.MailServer, f.MailFrom, time.Now)
	if err != nil {
		return o, fmt.Errorf("--mail-server: %w", err)
	}
	o.Mail = sender
	return o, nil
}

func parseOrganizations(given []string) ([]catalog.ID, error) {
	var out []catalog.ID
	for _, s := range given {
		id, err := uuid.Parse(s)
		if err != nil || id == uuid.Nil {
			return nil, fmt.Errorf("--organization: %q is not the id of an organisation", s)
		}
		out = append(out, id)
	}
	return out, nil
}

// maxPasswordLine is more than a password may have in bytes, so that an overlong one is told to be so.
const maxPasswordLine = 4096

// readPassword reads one line; what follows it is left alone.
func readPassword(in io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(in, maxPasswordLine)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", fmt.Errorf("--password-stdin: read standard input: %w", err)
	}
	line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
	if line == "" {
		return "", errors.New("--password-stdin: standard input is empty; the password is its first line")
	}
	return line, nil
}

// flagged names the flag whose value breaks a rule.
func flagged(err error) error {
	var wrong *account.Invalid
	if !errors.As(err, &wrong) {
		return err
	}
	flag := wrong.Field
	if flag == "password" {
		flag = "password-stdin"
	}
	return fmt.Errorf("--%s: %s", flag, wrong.Text("en"))
}

// userLogger tells what happens beside the command's own answer, such as where a letter lies.
func userLogger(stderr io.Writer) *slog.Logger { return newLogger(stderr, "text") }

// openAccounts opens the accounts of a data folder that has some: a mistyped name must not look like one without users.
func openAccounts(ctx context.Context, data string, o account.Options) (*account.Directory, error) {
	_, err := os.Stat(filepath.Join(data, sqlite.FileName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("--data: %s has no users yet; add one with varanto user add", data)
	}
	if err != nil {
		return nil, fmt.Errorf("--data: %w", err)
	}
	return account.Open(ctx, data, o)
}

type userList struct {
	Data   string `help:"The data folder." default:"data" type:"path"`
	Format string `help:"How to print: ${enum}." enum:"text,json" default:"text"`
}

// listedUser is a user as lists in JSON show it.
type listedUser struct {
	ID            account.ID    `json:"id"`
	Username      string        `json:"username"`
	Name          string        `json:"name"`
	Email         string        `json:"email"`
	API           bool          `json:"api"`
	Role          string        `json:"role"`
	State         account.State `json:"state"`
	Organizations []catalog.ID  `json:"organizations"`
	Rights        []string      `json:"rights"`
	TwoStep       bool          `json:"twoStep"`
	LastLogin     *time.Time    `json:"lastLogin"`
}

// Run prints all users but the forgotten, by name.
func (c *userList) Run(ctx context.Context, stdout, stderr io.Writer) error {
	d, err := openAccounts(ctx, c.Data, account.Options{Logger: userLogger(stderr)})
	if err != nil {
		return err
	}
	list, err := d.Accounts(ctx, account.CommandLine(), account.Search{})
	if err := errors.Join(err, d.Close()); err != nil {
		return err
	}
	if c.Format == "json" {
		out := []listedUser{}
		for _, a := range list {
			out = append(out, listed(a))
		}
		encoder := json.NewEncoder(stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(out)
	}
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	for _, a := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", orDash(a.Username), account.RoleName(a.Role), sortOf(a), a.State, place(a))
	}
	return table.Flush()
}

func listed(a account.Account) listedUser {
	u := listedUser{
		ID: a.ID, Username: a.Username, Name: a.Name, Email: a.Email, API: a.ID.API(), Role: account.RoleName(a.Role), State: a.State,
		Organizations: append([]catalog.ID{}, a.Organizations...), Rights: append([]string{}, account.RightNames(a.Caller().Rights)...), TwoStep: a.TwoStep,
	}
	if !a.LastLogin.IsZero() {
		u.LastLogin = &a.LastLogin
	}
	return u
}

func sortOf(a account.Account) string {
	if a.ID.API() {
		return "API user"
	}
	return "person"
}

func place(a account.Account) string {
	var ids []string
	for _, o := range a.Organizations {
		ids = append(ids, o.String())
	}
	return orDash(strings.Join(ids, " "))
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// namedUser is what the commands on one user share.
type namedUser struct {
	Data     string `help:"The data folder." default:"data" type:"path"`
	Username string `help:"The username or e-mail address." required:""`
}

// change opens the accounts, finds the user and changes it.
func (c *namedUser) change(ctx context.Context, o account.Options, do func(*account.Directory, account.Account) error) (err error) {
	d, err := openAccounts(ctx, c.Data, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(flagged(err), d.Close()) }()
	a, err := d.ByHandle(ctx, account.CommandLine(), c.Username)
	if errors.Is(err, account.ErrNotFound) {
		return fmt.Errorf("--username: there is no user %q", c.Username)
	}
	if err != nil {
		return err
	}
	return do(d, a)
}

type userDisable struct{ namedUser }

// Run disables the user.
func (c *userDisable) Run(ctx context.Context, stdout, stderr io.Writer) error {
	return c.say(ctx, stdout, stderr, "Disabled.", func(d *account.Directory, a account.Account) error {
		return d.Disable(ctx, account.CommandLine(), a.ID)
	})
}

type userEnable struct{ namedUser }

// Run enables the user.
func (c *userEnable) Run(ctx context.Context, stdout, stderr io.Writer) error {
	return c.say(ctx, stdout, stderr, "Enabled.", func(d *account.Directory, a account.Account) error {
		return d.Enable(ctx, account.CommandLine(), a.ID)
	})
}

type userForget struct{ namedUser }

// Run forgets the user.
func (c *userForget) Run(ctx context.Context, stdout, stderr io.Writer) error {
	return c.say(ctx, stdout, stderr, "Forgotten.", func(d *account.Directory, a account.Account) error {
		return d.Forget(ctx, account.CommandLine(), a.ID)
	})
}

func (c *namedUser) say(ctx context.Context, stdout, stderr io.Writer, done string, do func(*account.Directory, account.Account) error) error {
	if err := c.change(ctx, account.Options{Logger: userLogger(stderr)}, do); err != nil {
		return err
	}
	_, err := fmt.Fprintln(stdout, done)
	return err
}

type userReset struct {
	namedUser
	letterFlags
	PasswordStdin bool `help:"Read the new password from standard input, one line. Otherwise a person is sent a letter."`
	TwoStep       bool `help:"Turn the second step off, for who has lost the authenticator and the recovery codes."`
}

// Run sets the password, turns the second step off, or sends a letter.
func (c *userReset) Run(ctx context.Context, stdout, stderr io.Writer) error {
	var password string
	if c.PasswordStdin {
		var err error
		if password, err = readPassword(os.Stdin); err != nil {
			return err
		}
	}
	done := "Reset."
	options, err := c.options(stderr)
	if err != nil {
		return err
	}
	err = c.change(ctx, options, func(d *account.Directory, a account.Account) error {
		if c.TwoStep {
			if err := d.EndTwoStep(ctx, account.CommandLine(), a.ID, "", ""); err != nil {
				return err
			}
		}
		switch {
		case c.PasswordStdin:
			return d.SetPassword(ctx, account.CommandLine(), a.ID, password)
		case c.TwoStep:
			return nil
		case a.ID.API() || a.Email == "" || a.State != account.Active:
			return errors.New("--password-stdin: the password is to be read from standard input; a letter is for active people with an e-mail address")
		}
		done = "A letter is on its way."
		return d.AskReset(ctx, c.Username, "")
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(stdout, done)
	return err
}
