package main

import "context"

func (b *bench) measureSubjects(context.Context, *section) error { return nil }
