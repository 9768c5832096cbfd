package feedback

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/uuid"
)

// OldFileName is where messages lay before, a JSON document a line.
const OldFileName = "feedback.jsonl"

// takeOver moves messages out of the old file, which then is gone, so that what is deleted is deleted everywhere. Lines that
// hold no message stay, in a file beside it, and are counted.
func (s *Store) takeOver(ctx context.Context, folder string) (unreadable int, err error) {
	path := filepath.Join(folder, OldFileName)
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the old feedback: %w", err)
	}
	messages, left := oldMessages(content)
	err = s.write(ctx, func(tx *sql.Tx) error {
		for _, m := range messages {
			if err := insert(ctx, tx, m); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("take the old feedback over: %w", err)
	}
	if len(left) > 0 {
		if err := os.WriteFile(path+".unreadable", bytes.Join(left, []byte("\n")), 0o600); err != nil {
			return 0, fmt.Errorf("keep what cannot be read of the old feedback: %w", err)
		}
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) { // another process may have been faster
		return 0, fmt.Errorf("remove the old feedback: %w", err)
	}
	return len(left), nil
}

// oldMessages are the messages of the old file, and the lines that hold none.
func oldMessages(content []byte) (messages []Message, left [][]byte) {
	lines := bufio.NewScanner(bytes.NewReader(content))
	lines.Buffer(nil, len(content)+1)
	for lines.Scan() {
		line := bytes.Clone(lines.Bytes())
		var m Message
		switch {
		case len(bytes.TrimSpace(line)) == 0:
		case json.Unmarshal(line, &m) != nil || m.ID == (uuid.UUID{}) || m.Text == "":
			left = append(left, line)
		default:
			messages = append(messages, m)
		}
	}
	return messages, left
}
