package main

import "context"

func (b *bench) measureComponents(context.Context, *section) error { return nil }
