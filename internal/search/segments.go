package search

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// checkSegments compares the files of the index with their checksums, because Bleve itself reads damaged ones
// without a word, or panics over them in the middle of a search. Files that the index does not refer to, which a
// killed process leaves behind, do not count.
func checkSegments(disk bleve.Index) error {
	inner, err := disk.Advanced()
	if err != nil {
		return err
	}
	reader, err := inner.Reader()
	if err != nil {
		return err
	}
	defer func() { _ = reader.Close() }() // only gives memory back
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("%T is not a reader of files", reader)
	}
	for _, s := range snapshot.Segments() {
		file, ok := s.Segment().(interface{ Path() string })
		if !ok {
			continue
		}
		if err := checkSegment(file.Path()); err != nil {
			return err
		}
	}
	return nil
}

// checkSegment reads a file whose last four bytes are the CRC-32 of all before them (Bleve's zap format).
func checkSegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // read only
	info, err := f.Stat()
	if err != nil {
		return err
	}
	const size = crc32.Size
	if info.Size() < size {
		return fmt.Errorf("%s is cut short", path)
	}
	r := bufio.NewReaderSize(f, 1<<18)
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, r, info.Size()-size); err != nil {
		return err
	}
	var want uint32
	if err := binary.Read(r, binary.BigEndian, &want); err != nil {
		return err
	}
	if sum.Sum32() != want {
		return fmt.Errorf("%s is damaged: its checksum differs", path)
	}
	return nil
}
