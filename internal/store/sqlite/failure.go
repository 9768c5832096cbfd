package sqlite

import (
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/varanto/varanto/internal/store/sqlitefile"
)

// isDamage reports whether the file's content is to blame.
func isDamage(err error) bool {
	code := sqlitefile.Code(err)
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}
