package main

import (
	"context"

	"github.com/varanto/varanto/bench/judged"
	"github.com/varanto/varanto/bench/markdown"
	"github.com/varanto/varanto/internal/search"
)

// measureComponents switches the components of the search off, one at a time, and asks all queries each time.
func (b *bench) measureComponents(ctx context.Context, s *markdown.Report) error {
	queries, err := b.queries()
	if err != nil {
		return err
	}
	made, err := b.stage(ctx)
	if err != nil {
		return err
	}
	if made.voikko == nil {
		s.Say("The components are measured with Voikko, which is missing: %v.", made.missing)
		return nil
	}
	x := made.voikko.Index
	entrants := []*entrant{{name: "nothing", ask: varanto(x)}, {name: "Voikko", ask: varanto(made.grams.Index)}}
	for _, e := range entrants {
		b.progress("without %s", e.name)
		if err := e.answer(ctx, queries); err != nil {
			return err
		}
	}
	defer x.Without(0)
	for _, component := range search.AllComponents() {
		b.progress("without %s", component)
		x.Without(component)
		e := &entrant{name: component.String(), ask: varanto(x)}
		if err := e.answer(ctx, queries); err != nil {
			return err
		}
		entrants = append(entrants, e)
	}
	reportComponents(s, entrants)
	reportComponentsByKind(s, entrants, queries)
	return nil
}

// reportComponents compares the first entrant, which has everything, with the others, which lack what they are named.
func reportComponents(s *markdown.Report, entrants []*entrant) {
	t := markdown.NewTable("switched off", "success@1", "success@5", "success@10", "MRR", "it adds to success@5", "to MRR")
	for i, e := range entrants {
		score := judged.ScoreOf(e.ranks)
		row := []string{e.name, ratio(score.First), ratio(score.Five), ratio(score.Ten), ratio(score.MRR)}
		if i > 0 {
			five, mrr := judged.Ahead(entrants[0].ranks, e.ranks)
			row = append(row, interval(five), interval(mrr))
		}
		t.Add(row...)
	}
	s.Table("All queries, with the bounds of 95 % of paired bootstrap samples:", t)
}

// reportComponentsByKind shows where each component counts: what it adds to the MRR of each kind of queries.
func reportComponentsByKind(s *markdown.Report, entrants []*entrant, queries []judged.Query) {
	header := []string{"it adds to MRR"}
	kinds := kindsOf(queries)
	t := markdown.NewTable(append(header, kinds...)...)
	for _, e := range entrants[1:] {
		row := []string{e.name}
		for _, kind := range kinds {
			all := judged.ScoreOf(ofKind(entrants[0].ranks, queries, kind))
			less := judged.ScoreOf(ofKind(e.ranks, queries, kind))
			row = append(row, difference(all.MRR-less.MRR))
		}
		t.Add(row...)
	}
	s.Table("By kind of query (empty where it changes nothing):", t)
}

// difference leaves the cell empty where two figures are the same to two decimals.
func difference(d float64) string {
	text := markdown.Signed(d, 2)
	if text == "+0.00" || text == "-0.00" {
		return ""
	}
	return text
}
