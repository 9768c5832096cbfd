//go:build (darwin || freebsd || linux || netbsd) && !novoikko

package finnish

import (
	"fmt"

	"github.com/ebitengine/purego"
)

// openLibrary opens a shared library and gives a function that finds its
// symbols. The library is never closed: it is small, and unloading C++ code
// under a running program gains nothing.
func openLibrary(path string) (find func(symbol string) (uintptr, error), err error) {
	handle, err := purego.Dlopen(path, purego.RTLD_NOW|purego.RTLD_LOCAL)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return func(symbol string) (uintptr, error) {
		address, err := purego.Dlsym(handle, symbol)
		if err != nil {
			return 0, fmt.Errorf("find %s in %s: %w", symbol, path, err)
		}
		return address, nil
	}, nil
}

// call calls a C function whose arguments and result are integers or pointers.
// Pointers turned into uintptr among the arguments stay alive until it returns.
//
//go:uintptrescapes
func call(function uintptr, arguments ...uintptr) uintptr {
	result, _, _ := purego.SyscallN(function, arguments...)
	return result
}
