//go:build !(darwin || freebsd || linux || netbsd) || novoikko

package finnish

import "errors"

// openLibrary tells that this build cannot open shared libraries, either
// because of the platform or because it was built with the tag novoikko.
func openLibrary(string) (find func(symbol string) (uintptr, error), err error) {
	return nil, errors.New("this build does not open shared libraries")
}

func call(uintptr, ...uintptr) uintptr {
	return 0
}
