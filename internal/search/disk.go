package search

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bolt "go.etcd.io/bbolt/errors"

	"github.com/varanto/varanto/internal/finnish"
)

// Keys of what the index keeps beside the documents.
const (
	keyVersion = "varanto.version"
	keySeq     = "varanto.seq"
)

// version tells what made an index: the fields and the analysis.
func version(a *finnish.Analyzer) string { return fmt.Sprintf("%d %s", mappingVersion, a.Version()) }

// settings bounds the wait for an index that another process has open.
func settings() map[string]any { return map[string]any{"bolt_timeout": "1s"} }

// create makes an empty index where there is none.
func create(path string, a *finnish.Analyzer) (bleve.Index, error) {
	disk, err := bleve.NewUsing(path, newMapping(), scorch.Name, scorch.Name, settings())
	if err != nil {
		return nil, fmt.Errorf("make the search index: %w", err)
	}
	if err := disk.SetInternal([]byte(keyVersion), []byte(version(a))); err != nil {
		return nil, errors.Join(fmt.Errorf("make the search index: %w", err), disk.Close())
	}
	return disk, nil
}

// open opens an index that is whole and of the same version. Any error but ErrInUse means that it must be replaced.
func open(path string, a *finnish.Analyzer) (bleve.Index, error) {
	disk, err := openBleve(path)
	if errors.Is(err, bolt.ErrTimeout) {
		return nil, ErrInUse
	}
	if err != nil {
		return nil, err
	}
	if err := examine(disk, a); err != nil {
		return nil, errors.Join(err, disk.Close())
	}
	return disk, nil
}

// openBleve makes an error of the panics with which Bleve meets some damage.
func openBleve(path string) (disk bleve.Index, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("damaged: %v", p)
		}
	}()
	return bleve.OpenUsing(path, settings())
}

func examine(disk bleve.Index, a *finnish.Analyzer) error {
	made, err := disk.GetInternal([]byte(keyVersion))
	if err != nil {
		return fmt.Errorf("read the version: %w", err)
	}
	if string(made) != version(a) {
		return fmt.Errorf("made by version %q, not %q", made, version(a))
	}
	return checkSegments(disk)
}

func readSeq(disk bleve.Index) (int64, error) {
	b, err := disk.GetInternal([]byte(keySeq))
	if err != nil {
		return 0, fmt.Errorf("read the sequence number: %w", err)
	}
	if len(b) != 8 {
		return 0, nil
	}
	return int64(binary.BigEndian.Uint64(b)), nil
}

func putSeq(batch *bleve.Batch, seq int64) {
	batch.SetInternal([]byte(keySeq), binary.BigEndian.AppendUint64(nil, uint64(seq)))
}
