package main

import (
	"context"
	"path/filepath"
	"runtime"
	"time"
)

// readCase is one question that both servers answer with the same bytes.
type readCase struct {
	name  string
	paths []string
	gzip  bool
	// bar is the least share of nginx's rate; 0 where there is no bar.
	bar float64
	// typical marks the reads that the hours for a nation are reckoned from.
	typical bool
}

const (
	nginxBar   = 0.5
	spreadSize = 1000
	lists      = 20
	listSize   = 100
)

func readCases(ctx context.Context, c client) ([]readCase, error) {
	ids, err := serviceIDs(ctx, c)
	if err != nil {
		return nil, err
	}
	area, err := areaPath(ctx, c, ids)
	if err != nil {
		return nil, err
	}
	var cases []readCase
	for _, question := range []struct {
		name    string
		paths   []string
		bar     float64
		typical bool
	}{
		{"Service/{id}, one service", servicePaths(ids[:1]), nginxBar, false},
		{"Service/{id}, 1 000 services in turn", servicePaths(ids[:min(len(ids), spreadSize)]), nginxBar, true},
		{"Service/list?guids=, 100 services", listPaths(ids, lists, listSize), nginxBar, false},
		{"Service/list/area, page of 100", []string{area}, nginxBar, false},
		{"Service, page of 1 000 ids and names", []string{apiRoot + "Service"}, 0, false},
	} {
		for _, zipped := range []bool{false, true} {
			cases = append(cases, readCase{question.name, question.paths, zipped, question.bar, question.typical})
		}
	}
	return cases, nil
}

// compared is how varanto and nginx did on one case, with the rounds paired.
type compared struct {
	readCase
	bytes          int // of an answer on the wire, on average, without headers
	varanto, nginx []measured
}

// ratio is the median over the rounds of varanto's rate by nginx's.
func (c compared) ratio() float64 {
	var ratios []float64
	for i := range c.varanto {
		ratios = append(ratios, c.varanto[i].rate/c.nginx[i].rate)
	}
	return median(ratios)
}

func medianOf[T number](runs []measured, figure func(measured) T) T {
	var values []T
	for _, m := range runs {
		values = append(values, figure(m))
	}
	return median(values)
}

func rateOf(runs []measured) float64 {
	return medianOf(runs, func(m measured) float64 { return m.rate })
}
func p50Of(runs []measured) time.Duration {
	return medianOf(runs, func(m measured) time.Duration { return m.p50 })
}
func p99Of(runs []measured) time.Duration {
	return medianOf(runs, func(m measured) time.Duration { return m.p99 })
}
func processorOf(runs []measured) time.Duration {
	return medianOf(runs, func(m measured) time.Duration { return m.processor })
}

// compareReads measures all cases against nginx, and tells how many workers that had.
func (b *bench) compareReads(ctx context.Context, s *server) ([]compared, int, error) {
	cases, err := readCases(ctx, s.client)
	if err != nil {
		return nil, 0, err
	}
	folder := filepath.Join(b.work, "static")
	files := make([][]string, len(cases))
	sizes := make([]int, len(cases))
	for i, c := range cases {
		if files[i], sizes[i], err = saveAnswers(ctx, s.client, folder, i, c); err != nil {
			return nil, 0, err
		}
	}
	n, err := b.fastestNginx(ctx, folder, files[0])
	if err != nil {
		return nil, 0, err
	}
	defer n.Close() //nolint:errcheck // it has done its work
	var all []compared
	for i, c := range cases {
		b.progress("%s, %s", c.name, encodingName(c.gzip))
		if err := sameAnswers(ctx, s.client, n.client, c, files[i]); err != nil {
			return nil, 0, err
		}
		one, err := b.compare(ctx, s, n, c, files[i])
		if err != nil {
			return nil, 0, err
		}
		one.bytes = sizes[i]
		all = append(all, one)
	}
	return all, n.workers, nil
}

// compare lets the two servers take turns.
func (b *bench) compare(ctx context.Context, s *server, n *nginx, c readCase, files []string) (compared, error) {
	result := compared{readCase: c}
	ours := load{c.paths, c.gzip, b.options.duration}
	theirs := load{files, c.gzip, b.options.duration}
	for round := range b.options.rounds {
		if round == 0 {
			if err := b.warm(ctx, s, n, ours, theirs); err != nil {
				return result, err
			}
		}
		v, err := wrk(ctx, b.work, s.base, s.Pid(), ours)
		if err != nil {
			return result, err
		}
		x, err := wrk(ctx, b.work, n.base, n.Pid(), theirs)
		if err != nil {
			return result, err
		}
		result.varanto = append(result.varanto, v)
		result.nginx = append(result.nginx, x)
	}
	return result, nil
}

func (b *bench) warm(ctx context.Context, s *server, n *nginx, ours, theirs load) error {
	ours.duration, theirs.duration = time.Second, time.Second
	if _, err := wrk(ctx, b.work, s.base, s.Pid(), ours); err != nil {
		return err
	}
	_, err := wrk(ctx, b.work, n.base, n.Pid(), theirs)
	return err
}

// fastestNginx starts nginx with one worker or with one for every processor, whichever is faster: with wrk on the same
// machine, more workers are not always faster.
func (b *bench) fastestNginx(ctx context.Context, folder string, paths []string) (*nginx, error) {
	workers, best := 0, 0.0
	for _, n := range []int{1, runtime.NumCPU()} {
		rate, err := b.tryNginx(ctx, folder, n, paths)
		if err != nil {
			return nil, err
		}
		if rate > best {
			workers, best = n, rate
		}
	}
	return startNginx(ctx, b.work, folder, workers)
}

// tryTime is how long a number of workers is tried.
const tryTime = 3 * time.Second

func (b *bench) tryNginx(ctx context.Context, folder string, workers int, paths []string) (float64, error) {
	n, err := startNginx(ctx, b.work, folder, workers)
	if err != nil {
		return 0, err
	}
	defer n.Close() //nolint:errcheck // it has done its work
	m, err := wrk(ctx, b.work, n.base, n.Pid(), load{paths: paths, duration: tryTime})
	return m.rate, err
}
