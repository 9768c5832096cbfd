package rival

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// ErrNoPostgres says that PostgreSQL is not installed, or cannot be run here.
var ErrNoPostgres = errors.New("there is no PostgreSQL here: install it, or set VARANTO_TEST_POSTGRES to the URL of a database")

// Cluster is a PostgreSQL server. Our own works on an empty folder, reachable through a socket in that folder only.
type Cluster struct {
	// URL is how to connect to it.
	URL string
	// folder, server and ended are those of our own server, else zero.
	folder string
	server *exec.Cmd
	ended  chan error
}

// databaseUser is the server's only user.
const databaseUser = "bench"

// settings make a comparison fair: enough memory for everything to stay in it, and no compiling of short queries.
// Nothing that it stores must last.
func settings(folder string) []string {
	return []string{
		"listen_addresses=", "unix_socket_directories=" + folder, "max_connections=8", "shared_buffers=512MB",
		"work_mem=64MB", "maintenance_work_mem=256MB", "jit=off", "fsync=off", "full_page_writes=off",
	}
}

// FindPostgres returns the server that VARANTO_TEST_POSTGRES names, else one of our own as StartPostgres starts it.
func FindPostgres(ctx context.Context) (*Cluster, error) {
	if url := os.Getenv("VARANTO_TEST_POSTGRES"); url != "" {
		return &Cluster{URL: url}, nil
	}
	return StartPostgres(ctx)
}

// StartPostgres starts a server until Close. It fails with ErrNoPostgres where the programs are missing, and where
// there is only root to run them, which PostgreSQL refuses.
func StartPostgres(ctx context.Context) (*Cluster, error) {
	programs, err := postgresPrograms()
	if err != nil {
		return nil, err
	}
	account, err := accountFor()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "varanto-pg-")
	if err != nil {
		return nil, err
	}
	c := &Cluster{folder: folder}
	c.URL = (&url.URL{Scheme: "postgres", Path: "/postgres", RawQuery: url.Values{
		"host": {folder}, "user": {databaseUser},
	}.Encode()}).String()
	if err := c.start(ctx, programs, account); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// postgresPrograms finds the folder of the newest installed version.
func postgresPrograms() (string, error) {
	if path, err := exec.LookPath("postgres"); err == nil {
		return filepath.Dir(path), nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/postgres") // where Debian has them
	if err != nil || len(found) == 0 {
		return "", ErrNoPostgres
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return versionOf(a) - versionOf(b) })
	return filepath.Dir(newest), nil
}

func versionOf(program string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(program)))) // 0 for what is no number
	return n
}

// accountFor returns whom the server runs as: nil for ourselves, the account "postgres" when we are root.
func accountFor() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, fmt.Errorf("%w (it does not run as root, and there is no account for it: %w)", ErrNoPostgres, err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("read the number of an account: %w", err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("read the number of a group: %w", err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}

func (c *Cluster) start(ctx context.Context, programs string, account *syscall.Credential) error {
	if account != nil {
		if err := os.Chown(c.folder, int(account.Uid), int(account.Gid)); err != nil {
			return err
		}
	}
	data := filepath.Join(c.folder, "data")
	command := func(name string, arguments ...string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(programs, name), arguments...)
		cmd.Dir = c.folder
		// A group of its own: an interrupt at the terminal ends it through Close, after the last answer.
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: account, Setpgid: true}
		return cmd
	}
	initial := command("initdb", "--pgdata", data, "--username", databaseUser, "--auth", "trust", "--encoding", "UTF8",
		"--locale", "C.UTF-8", "--no-sync")
	if out, err := initial.CombinedOutput(); err != nil {
		return fmt.Errorf("make a PostgreSQL folder: %w\n%s", err, out)
	}
	arguments := []string{"-D", data}
	for _, s := range settings(c.folder) {
		arguments = append(arguments, "-c", s)
	}
	log, err := os.Create(filepath.Join(c.folder, "log"))
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }() // the server has a handle of its own
	c.server = command("postgres", arguments...)
	c.server.Stdout, c.server.Stderr = log, log
	if err := c.server.Start(); err != nil {
		c.server = nil
		return fmt.Errorf("start PostgreSQL: %w", err)
	}
	c.ended = make(chan error, 1)
	go func() { c.ended <- c.server.Wait() }()
	return c.await(ctx)
}

const (
	startLimit = 30 * time.Second
	startPause = 50 * time.Millisecond
)

// await returns when the server takes connections.
func (c *Cluster) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for {
		connection, err := pgx.Connect(ctx, c.URL)
		if err == nil {
			return connection.Close(ctx)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("wait for PostgreSQL: %w", err)
		case ended := <-c.ended:
			c.ended <- ended
			said, _ := os.ReadFile(filepath.Join(c.folder, "log")) // as much as there is
			return fmt.Errorf("PostgreSQL ended: %w\n%s", ended, said)
		case <-time.After(startPause):
		}
	}
}

// Close stops our own server and removes its folder.
func (c *Cluster) Close() error {
	if c.folder == "" {
		return nil
	}
	if c.server != nil {
		_ = c.server.Process.Signal(os.Interrupt) // fails when it has ended already
		<-c.ended
		c.server = nil
	}
	return os.RemoveAll(c.folder)
}
