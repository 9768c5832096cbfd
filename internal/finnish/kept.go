package finnish

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// Looking a word up in the dictionary takes some 40 microseconds, and a start has to look up the same words as the last
// one. So what is remembered of words can be written to a file and taken over from it.

// keptSamples is how many words of a file are analysed anew to see whether the dictionary still says the same of them.
const keptSamples = 100

// keptFormat counts the changes of what is written.
const keptFormat = "words 2, "

// errOtherWords says that a file of words is not of this analysis.
var errOtherWords = errors.New("the words are of another analysis")

// WriteWords writes the analyses of those Finnish words that are remembered and were published (AppendPublished), in this
// process or the one that wrote what was taken over; among the others are words of whatever somebody asked. Nothing is
// written without Voikko, since without it words are analysed as fast as they are read.
func (a *Analyzer) WriteWords(w io.Writer) error {
	if a.spellers == nil {
		return nil
	}
	out := appendText(nil, keptFormat+a.Version())
	for surface, word := range a.cache.All() {
		if word.published.Load() {
			out = word.appendTo(appendText(out, surface))
		}
	}
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out))
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write words: %w", err)
	}
	return nil
}

// ReadWords takes over what WriteWords wrote. It fails, and takes nothing over, when that is damaged or of another
// analysis. A new dictionary does not always show; a sample of the words tells most often.
func (a *Analyzer) ReadWords(r io.Reader) error {
	if a.spellers == nil {
		return nil
	}
	all, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	list, err := parseWords(all, a.Version())
	if err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	j := job{analyzer: a}
	defer j.end()
	for i := 0; i < len(list); i += max(1, len(list)/keptSamples) {
		if !j.analyze(list[i].surface).same(list[i].word) {
			return fmt.Errorf("read words: %w: %q", errOtherWords, list[i].surface)
		}
	}
	for _, k := range list {
		k.word.published.Store(true)
		a.cache.Put(k.surface, k.word.hash(true))
	}
	return nil
}

// keptWord is a word with its analysis.
type keptWord struct {
	surface string
	word    *word
}

// Bits of what a word is.
const (
	keptKnown = 1 << iota
	keptStop
)

func (w *word) appendTo(out []byte) []byte {
	var is byte
	if w.known {
		is |= keptKnown
	}
	if w.stop {
		is |= keptStop
	}
	out = append(out, is)
	for _, list := range [][]string{w.bases, w.parts, w.classes} {
		out = appendTexts(out, list)
	}
	out = binary.AppendUvarint(out, uint64(len(w.splits)))
	for _, split := range w.splits {
		out = appendTexts(out, split)
	}
	return out
}

func appendTexts(out []byte, list []string) []byte {
	out = binary.AppendUvarint(out, uint64(len(list)))
	for _, s := range list {
		out = appendText(out, s)
	}
	return out
}

func appendText(out []byte, s string) []byte {
	return append(binary.AppendUvarint(out, uint64(len(s))), s...)
}

// same tells that an analysis says the same, hashes apart.
func (w *word) same(as *word) bool {
	return w.known == as.known && w.stop == as.stop && slices.Equal(w.bases, as.bases) && slices.Equal(w.parts, as.parts) &&
		slices.Equal(w.classes, as.classes) && slices.EqualFunc(w.splits, as.splits, slices.Equal)
}

var errDamagedWords = errors.New("the words are damaged")

// bytesEach is about what a word takes in a file.
const bytesEach = 64

// parseWords reads a file of words of one version of the analysis.
func parseWords(all []byte, version string) ([]keptWord, error) {
	const sum = crc32.Size
	if len(all) < sum {
		return nil, errDamagedWords
	}
	body, want := all[:len(all)-sum], binary.BigEndian.Uint32(all[len(all)-sum:])
	if crc32.ChecksumIEEE(body) != want {
		return nil, errDamagedWords
	}
	p := newKeptParser(body)
	if of := p.text(); p.failed || of != keptFormat+version {
		return nil, errOtherWords
	}
	list := make([]keptWord, 0, len(body)/bytesEach)
	for len(p.rest) > 0 && !p.failed {
		list = append(list, keptWord{p.text(), p.word()})
	}
	if p.failed {
		return nil, errDamagedWords
	}
	return list, nil
}

// keptParser reads a file of words. Once it has failed it gives nothing but zeros.
type keptParser struct {
	rest []byte
	// known are the texts so far: many words share theirs, and a part of the file would keep all of it in memory.
	known  map[string]string
	room   []string // for the next lists
	failed bool
}

func newKeptParser(body []byte) *keptParser {
	return &keptParser{rest: body, known: map[string]string{}}
}

func (p *keptParser) word() *word {
	is := p.byte()
	w := &word{bases: p.texts(), parts: p.texts(), classes: p.texts(), known: is&keptKnown != 0, stop: is&keptStop != 0}
	for range p.number() {
		if p.failed {
			break
		}
		w.splits = append(w.splits, p.texts())
	}
	return w
}

func (p *keptParser) byte() byte {
	if len(p.rest) == 0 {
		p.failed = true
		return 0
	}
	b := p.rest[0]
	p.rest = p.rest[1:]
	return b
}

// number is a length: never more than bytes follow.
func (p *keptParser) number() int {
	var n uint64
	for shift := 0; shift < 35; shift += 7 {
		b := p.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if n > uint64(len(p.rest)) {
				break
			}
			return int(n)
		}
	}
	p.failed, p.rest = true, nil
	return 0
}

func (p *keptParser) text() string {
	n := p.number()
	b := p.rest[:n]
	p.rest = p.rest[n:]
	s, have := p.known[string(b)]
	if !have {
		s = string(b)
		p.known[s] = s
	}
	return s
}

// keptRoom is how many texts are given room for at a time.
const keptRoom = 1 << 9

// texts is nil where there are none.
func (p *keptParser) texts() []string {
	n := p.number()
	if n == 0 {
		return nil
	}
	if n > cap(p.room)-len(p.room) {
		p.room = make([]string, 0, max(keptRoom, n))
	}
	from := len(p.room)
	for range n {
		p.room = append(p.room, p.text())
	}
	return p.room[from:len(p.room):len(p.room)]
}
