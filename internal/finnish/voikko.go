package finnish

import (
	"fmt"
	"runtime"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// voikko is libvoikko, opened. The names of the fields are the names of the C
// functions that they hold. See libvoikko/voikko.h.
type voikko struct {
	init, terminate, version uintptr
	analyze, freeAnalyses    uintptr
	value, freeValue         uintptr
	suggest, freeSuggestions uintptr

	// The names of the attributes that are read, as C strings.
	baseForm, class, structure, wordBases []byte
}

// speller is one handle of Voikko. It must not be used by two goroutines at a
// time.
type speller struct {
	voikko *voikko
	handle uintptr
}

// reading is one way to understand a word, as Voikko gives it.
type reading struct {
	baseForm  string
	class     string
	structure string
	wordBases string // empty for names without inner structure
}

// openVoikko opens the library and finds its functions.
func openVoikko(path string) (*voikko, error) {
	find, err := openLibrary(path)
	if err != nil {
		return nil, err
	}
	v := &voikko{
		baseForm:  cString("BASEFORM"),
		class:     cString("CLASS"),
		structure: cString("STRUCTURE"),
		wordBases: cString("WORDBASES"),
	}
	functions := map[string]*uintptr{
		"voikkoInit":                          &v.init,
		"voikkoTerminate":                     &v.terminate,
		"voikkoGetVersion":                    &v.version,
		"voikkoAnalyzeWordCstr":               &v.analyze,
		"voikko_free_mor_analysis":            &v.freeAnalyses,
		"voikko_mor_analysis_value_cstr":      &v.value,
		"voikko_free_mor_analysis_value_cstr": &v.freeValue,
		"voikkoSuggestCstr":                   &v.suggest,
		"voikkoFreeCstrArray":                 &v.freeSuggestions,
	}
	for symbol, field := range functions {
		if *field, err = find(symbol); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (v *voikko) versionText() string {
	return goString(pointer(call(v.version)))
}

// newSpeller loads the Finnish dictionary, from the given folder or, when that
// is empty, from where the system keeps it.
func (v *voikko) newSpeller(dictionary string) (*speller, error) {
	failure := new(uintptr) // const char *, set by voikkoInit
	language := cString("fi")
	var path []byte
	if dictionary != "" {
		path = cString(dictionary)
	}
	handle := call(v.init, uintptr(unsafe.Pointer(failure)), uintptr(unsafe.Pointer(unsafe.SliceData(language))), uintptr(unsafe.Pointer(unsafe.SliceData(path))))
	runtime.KeepAlive(failure)
	if handle == 0 {
		return nil, fmt.Errorf("load the Finnish dictionary: %s", goString(pointer(*failure)))
	}
	return &speller{voikko: v, handle: handle}, nil
}

func (s *speller) close() {
	call(s.voikko.terminate, s.handle)
	s.handle = 0
}

// readings gives all readings of a word; none when the dictionary lacks it.
func (s *speller) readings(word string) []reading {
	if !isSafe(word) {
		return nil
	}
	v := s.voikko
	text := cString(word)
	analyses := call(v.analyze, s.handle, uintptr(unsafe.Pointer(unsafe.SliceData(text))))
	if analyses == 0 {
		return nil
	}
	defer call(v.freeAnalyses, analyses)
	var list []reading
	for i := 0; ; i++ {
		analysis := element(analyses, i)
		if analysis == 0 {
			return list
		}
		list = append(list, reading{
			baseForm:  v.attribute(analysis, v.baseForm),
			class:     v.attribute(analysis, v.class),
			structure: v.attribute(analysis, v.structure),
			wordBases: v.attribute(analysis, v.wordBases),
		})
	}
}

// attribute copies one attribute of an analysis; empty when it is missing.
func (v *voikko) attribute(analysis uintptr, key []byte) string {
	value := call(v.value, analysis, uintptr(unsafe.Pointer(unsafe.SliceData(key))))
	if value == 0 {
		return ""
	}
	defer call(v.freeValue, value)
	return goString(pointer(value))
}

// suggestions gives words near to a misspelt word, best first.
func (s *speller) suggestions(word string) []string {
	if !isSafe(word) {
		return nil
	}
	text := cString(word)
	array := call(s.voikko.suggest, s.handle, uintptr(unsafe.Pointer(unsafe.SliceData(text))))
	if array == 0 {
		return nil
	}
	defer call(s.voikko.freeSuggestions, array)
	var list []string
	for i := 0; ; i++ {
		suggestion := element(array, i)
		if suggestion == 0 {
			return list
		}
		list = append(list, goString(pointer(suggestion)))
	}
}

// isSafe tells that a word may be given to the library.
func isSafe(word string) bool {
	return word != "" && !isLong(word) && utf8.ValidString(word) && strings.IndexByte(word, 0) < 0
}

// cString makes a C string. Its address is taken among the arguments of call,
// nowhere else: there the compiler keeps the bytes alive and in their place.
func cString(text string) []byte {
	return append([]byte(text), 0)
}

// pointer turns an address of C memory into a pointer. It reads the address
// through memory because the garbage collector has no part in it.
func pointer(address uintptr) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&address))
}

// element reads one address of an array of pointers in C memory.
func element(array uintptr, i int) uintptr {
	return *(*uintptr)(unsafe.Add(pointer(array), uintptr(i)*unsafe.Sizeof(array)))
}

// goString copies a C string; empty for a null pointer.
func goString(text unsafe.Pointer) string {
	if text == nil {
		return ""
	}
	n := 0
	for *(*byte)(unsafe.Add(text, n)) != 0 {
		n++
	}
	return string(unsafe.Slice((*byte)(text), n))
}
