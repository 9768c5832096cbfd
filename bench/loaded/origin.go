package loaded

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// Origin says which command made figures, when, and from which sources.
func Origin(ctx context.Context, command string) string {
	return "Made by `" + command + "` on " + time.Now().UTC().Format("2 January 2006") + ", " + Commit(ctx) + "."
}

// Commit is the commit of the sources, with a note when they differ from it.
func Commit(ctx context.Context) string {
	hash, err := exec.CommandContext(ctx, "git", "rev-parse", "--short", "HEAD").Output()
	if err != nil {
		return "commit unknown"
	}
	text := "commit " + strings.TrimSpace(string(hash))
	if exec.CommandContext(ctx, "git", "diff", "--quiet", "HEAD", "--", "*.go", "go.mod").Run() != nil {
		text += " with uncommitted changes"
	}
	return text
}
