package main

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"
)

// profiled begins the profiles that are asked for; stop writes and ends them.
func profiled(o *options) (stop func() error, err error) {
	processor, err := processorProfile(o.profile)
	if err != nil {
		return nil, err
	}
	allocations := allocationProfile(o.allocations)
	return func() error { return errors.Join(processor(), allocations()) }, nil
}

func nothing() error { return nil }

func processorProfile(file string) (stop func() error, err error) {
	if file == "" {
		return nothing, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error { pprof.StopCPUProfile(); return f.Close() }, nil
}

// sampled is how many bytes are allocated between two that are looked at.
const sampled = 16 << 10

// allocationProfile looks at what is allocated from now on; what was before, loading, is hardly in it.
func allocationProfile(file string) (stop func() error) {
	if file == "" {
		return nothing
	}
	runtime.MemProfileRate = sampled
	return func() error {
		f, err := os.Create(file)
		if err != nil {
			return err
		}
		return errors.Join(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
	}
}
