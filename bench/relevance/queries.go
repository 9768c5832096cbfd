package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/bench/rival"
	"github.com/varanto/varanto/internal/catalog"
	"github.com/varanto/varanto/internal/live"
)

const (
	nameVoikko = "Varanto"
	nameGrams  = "Varanto without Voikko"
)

// bar is what Varanto is to reach on the public queries.
type bar struct{ five, mrr float64 }

func bars() map[string]bar {
	return map[string]bar{nameVoikko: {0.93, 0.83}, nameGrams: {0.86, 0.74}}
}

// measureQueries asks Varanto and the rivals the same queries over the same documents.
func (b *bench) measureQueries(ctx context.Context, s *markdown.Report) (err error) {
	queries, err := b.queries()
	if err != nil {
		return err
	}
	made, err := b.stage(ctx)
	if err != nil {
		return err
	}
	var open closers
	defer func() { err = errors.Join(err, open.close()) }()
	rivals, err := b.rivals(ctx, &open, s)
	if err != nil {
		return err
	}
	entrants := append(made.varantos(s), rivals...)
	for _, e := range entrants {
		b.progress("%d queries to %s", len(queries), e.name)
		if err := e.answer(ctx, queries); err != nil {
			return err
		}
	}
	s.Say("%s queries; %s.", markdown.Count(len(queries)), sizeOf(made.Live.Snapshot()))
	reportAll(s, entrants)
	reportKinds(s, entrants, queries)
	if b.options.missed {
		reportMissed(s, entrants, queries)
	}
	return nil
}

// varantos are Varanto with and without Voikko; without alone where Voikko is missing.
func (m *stage) varantos(s *markdown.Report) []*entrant {
	without := &entrant{name: nameGrams, ask: varanto(m.grams.Index)}
	if m.voikko == nil {
		s.Say("Voikko is missing, so its column is: %v.\n", m.missing)
		return []*entrant{without}
	}
	return []*entrant{{name: nameVoikko, ask: varanto(m.voikko.Index)}, without}
}

// rivals fills the other engines with the documents of the corpus.
func (b *bench) rivals(ctx context.Context, open *closers, s *markdown.Report) ([]*entrant, error) {
	documents, err := rival.Documents(b.made.Live.Snapshot())
	if err != nil {
		return nil, err
	}
	b.progress("%d documents to the rivals", len(documents))
	bleve, err := rival.NewBleve(ctx, documents)
	if err != nil {
		return nil, err
	}
	open.add(bleve.Close)
	fts5, err := rival.NewFTS5(ctx, documents)
	if err != nil {
		return nil, err
	}
	open.add(fts5.Close)
	list := []*entrant{rivalEntrant(bleve), rivalEntrant(fts5)}
	server, err := rival.FindPostgres(ctx)
	if errors.Is(err, rival.ErrNoPostgres) {
		s.Say("PostgreSQL's column is left out: %v.\n", err)
		return list, nil
	}
	if err != nil {
		return nil, err
	}
	open.add(server.Close)
	postgres, err := rival.NewPostgres(ctx, server.URL, documents)
	if err != nil {
		return nil, err
	}
	open.add(postgres.Close)
	return append(list, rivalEntrant(postgres)), nil
}

func sizeOf(s *live.Snapshot) string {
	n := func(k catalog.Kind) string { return markdown.Count(int(s.Table(k).Published().GetCardinality())) }
	return fmt.Sprintf("%s services, %s channels, %s general descriptions", n(catalog.KindService),
		n(catalog.KindServiceChannel), n(catalog.KindGeneralDescription))
}

func ratio(x float64) string { return markdown.Fixed(x, 3) }

func interval(i judged.Interval) string {
	return fmt.Sprintf("%s [%s, %s]", markdown.Signed(i.Mean, 2), markdown.Signed(i.Low, 2), markdown.Signed(i.High, 2))
}

// reportAll compares the entrants on all queries; the first one is the one that the others are compared with.
func reportAll(s *markdown.Report, entrants []*entrant) {
	t := markdown.NewTable("all queries", "success@1", "success@5", "success@10", "MRR", "bar: success@5, MRR", "",
		"ahead of it in success@5", "in MRR")
	for i, e := range entrants {
		score := judged.ScoreOf(e.ranks)
		row := []string{e.name, ratio(score.First), ratio(score.Five), ratio(score.Ten), ratio(score.MRR), "", ""}
		if bar, ok := bars()[e.name]; ok {
			row[5] = fmt.Sprintf("%s, %s", markdown.Fixed(bar.five, 2), markdown.Fixed(bar.mrr, 2))
			row[6] = markdown.Verdict(score.Five >= bar.five && score.MRR >= bar.mrr)
		}
		if i > 0 {
			five, mrr := judged.Ahead(entrants[0].ranks, e.ranks)
			row = append(row, interval(five), interval(mrr))
		}
		t.Add(row...)
	}
	s.Table(fmt.Sprintf("\"Ahead of it\" is how far %s is ahead, with the bounds of 95 %% of paired bootstrap samples.", entrants[0].name), t)
}

// kindsOf lists the kinds of queries in the order of the file.
func kindsOf(queries []judged.Query) []string {
	var list []string
	for i := range queries {
		if !slices.Contains(list, queries[i].Kind) {
			list = append(list, queries[i].Kind)
		}
	}
	return list
}

// ofKind keeps the ranks of the queries of a kind.
func ofKind(ranks []judged.Rank, queries []judged.Query, kind string) []judged.Rank {
	var list []judged.Rank
	for i, r := range ranks {
		if queries[i].Kind == kind {
			list = append(list, r)
		}
	}
	return list
}

// reportKinds writes a table for each figure: kinds of queries down, entrants across.
func reportKinds(s *markdown.Report, entrants []*entrant, queries []judged.Query) {
	for _, figure := range []struct {
		name string
		of   func(judged.Score) float64
	}{
		{"success@1", func(s judged.Score) float64 { return s.First }},
		{"success@5", func(s judged.Score) float64 { return s.Five }},
		{"success@10", func(s judged.Score) float64 { return s.Ten }},
		{"MRR", func(s judged.Score) float64 { return s.MRR }},
	} {
		header := []string{"kind", "queries"}
		for _, e := range entrants {
			header = append(header, e.name)
		}
		t := markdown.NewTable(header...)
		for _, kind := range kindsOf(queries) {
			row := []string{kind, ""}
			for _, e := range entrants {
				score := judged.ScoreOf(ofKind(e.ranks, queries, kind))
				row[1] = markdown.Count(score.Queries)
				row = append(row, markdown.Fixed(figure.of(score), 2))
			}
			t.Add(row...)
		}
		s.Table("By kind of query, "+figure.name+":", t)
	}
}

// good is the rank from which on a query counts as missed in the list.
const good = 5

// reportMissed lists the queries that an entrant of Varanto's does not answer well, with the rank that the answer has.
func reportMissed(s *markdown.Report, entrants []*entrant, queries []judged.Query) {
	for _, e := range entrants {
		if _, ours := bars()[e.name]; !ours {
			continue
		}
		t := markdown.NewTable("not among the first five: "+e.name, "kind", "rank")
		for i, r := range e.ranks {
			if r > 0 && r <= good {
				continue
			}
			rank := "none"
			if r > 0 {
				rank = markdown.Count(int(r))
			}
			t.Add(queries[i].Text, queries[i].Kind, rank)
		}
		s.Table("", t)
	}
}
