package sheet

import (
	"fmt"
	"io"
	"iter"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/varanto/varanto/internal/live"
	"github.com/varanto/varanto/internal/open/export/record"
)

const (
	// maxCell is how many UTF-16 units a cell holds, maxRows how many rows a sheet has (Excel's limits).
	maxCell = 32_767
	maxRows = 1_048_576
)

// WriteXLSX writes entries as a workbook of one sheet. The rows lie in a temporary file until the end when they are many.
// Entries beyond what a sheet can hold are left out. creator is what the site is called.
func WriteXLSX(w io.Writer, r record.Reader, creator string, entries iter.Seq[*live.Entry]) (err error) {
	book := excelize.NewFile()
	defer func() {
		if e := book.Close(); err == nil {
			err = e
		}
	}()
	const name = "Varanto" // a sheet's name allows neither all characters nor all lengths
	if err := book.SetSheetName("Sheet1", name); err != nil {
		return fmt.Errorf("name the sheet: %w", err)
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fmt.Errorf("make the header's style: %w", err)
	}
	if err := book.SetDocProps(&excelize.DocProperties{Creator: record.Line(creator), Description: "Content: " + record.Licence, Language: r.Lang}); err != nil {
		return fmt.Errorf("set the document's properties: %w", err)
	}
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return fmt.Errorf("begin the sheet: %w", err)
	}
	if err := fill(out, bold, r, entries); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("end the sheet: %w", err)
	}
	_, err = book.WriteTo(w)
	return err
}

func fill(out *excelize.StreamWriter, bold int, r record.Reader, entries iter.Seq[*live.Entry]) error {
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fmt.Errorf("freeze the header: %w", err)
	}
	if err := out.SetColWidth(1, len(columns), 22); err != nil {
		return fmt.Errorf("set the width of columns: %w", err)
	}
	header := make([]any, 0, len(columns))
	for _, h := range Header(r.Lang) {
		header = append(header, excelize.Cell{StyleID: bold, Value: h})
	}
	if err := out.SetRow("A1", header); err != nil {
		return fmt.Errorf("write the header: %w", err)
	}
	n := 1
	for e := range entries {
		if n++; n > maxRows {
			return nil
		}
		row := RowOf(r, e)
		for i, v := range row {
			if s, ok := v.(string); ok {
				row[i] = fitting(s)
			}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", n), row[:]); err != nil {
			return fmt.Errorf("write %s %s: %w", e.Kind, e.ID, err)
		}
	}
	return nil
}

// fitting cuts a text to what a cell holds.
func fitting(s string) string {
	if len(s) <= maxCell {
		return s
	}
	units := 0
	for i, r := range s {
		if units += max(1, utf16.RuneLen(r)); units > maxCell {
			return s[:i]
		}
	}
	return s
}
