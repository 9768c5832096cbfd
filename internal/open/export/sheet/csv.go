package sheet

import (
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

// byteOrderMark makes spreadsheet programs read the file as UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV streams entries as CSV with a byte order mark, a header line and lines ended by CRLF. comma is the separator:
// a comma, or a semicolon as Finnish spreadsheet programs like it.
func WriteCSV(w io.Writer, r record.Reader, entries iter.Seq[*live.Entry], comma rune) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = comma, true
	if err := out.Write(Header(r.Lang)); err != nil {
		return err
	}
	cells := make([]string, len(columns))
	for e := range entries {
		for i, v := range RowOf(r, e) {
			switch v := v.(type) {
			case string:
				cells[i] = Harmless(v)
			case float64:
				cells[i] = strconv.FormatFloat(v, 'f', 6, 64)
			default:
				cells[i] = ""
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// formulaStart are the characters with which a cell can begin a formula in some spreadsheet program (OWASP, CSV
// injection), the wide forms of East Asian keyboards among them.
const formulaStart = "=+-@\t\r\n|%＝＋－＠"

// Harmless puts an apostrophe before a text that a spreadsheet program could take for a formula. Numbers with a sign, such
// as telephone numbers, stay. Line ends inside are \n.
func Harmless(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	if s == "" || !strings.ContainsRune(formulaStart, first) || isSigned(s) {
		return s
	}
	return "'" + s
}

// isSigned tells a sign with digits and nothing else.
func isSigned(s string) bool {
	return len(s) > 1 && (s[0] == '+' || s[0] == '-') && strings.Trim(s[1:], "0123456789") == ""
}
