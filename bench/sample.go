package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

const apiRoot = "/api/v11/"

// serviceIDs lists all published services, shuffled in the same way in every run.
func serviceIDs(ctx context.Context, c client) ([]string, error) {
	var ids []string
	for number, last := 1, 1; number <= last; number++ {
		var page struct {
			PageCount int `json:"pageCount"`
			ItemList  []struct {
				ID string `json:"id"`
			} `json:"itemList"`
		}
		if err := c.getJSON(ctx, fmt.Sprintf("%sService?page=%d", apiRoot, number), &page); err != nil {
			return nil, err
		}
		last = page.PageCount
		for _, item := range page.ItemList {
			ids = append(ids, item.ID)
		}
	}
	if len(ids) == 0 {
		return nil, errors.New("the catalogue shows no services")
	}
	random := rand.New(rand.NewPCG(1, 1))
	random.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return ids, nil
}

func servicePath(id string) string { return apiRoot + "Service/" + id }

func servicePaths(ids []string) []string {
	paths := make([]string, len(ids))
	for i, id := range ids {
		paths[i] = servicePath(id)
	}
	return paths
}

// listPaths asks for whole services by their ids, each many of them, in n lists.
func listPaths(ids []string, n, each int) []string {
	var paths []string
	for some := range slices.Chunk(ids, each) {
		if len(paths) == n {
			break
		}
		paths = append(paths, apiRoot+"Service/list?guids="+strings.Join(some, ","))
	}
	return paths
}

// areaPath is the page of whole services of the municipality that most of the services in a sample are for.
func areaPath(ctx context.Context, c client, ids []string) (string, error) {
	var services []struct {
		Areas []struct {
			Type           string `json:"type"`
			Municipalities []struct {
				Code string `json:"code"`
			} `json:"municipalities"`
		} `json:"areas"`
	}
	if err := c.getJSON(ctx, listPaths(ids, 1, 100)[0], &services); err != nil {
		return "", err
	}
	times := map[string]int{}
	most := ""
	for _, s := range services {
		for _, area := range s.Areas {
			for _, m := range area.Municipalities {
				times[m.Code]++
				if n := times[m.Code]; most == "" || n > times[most] || n == times[most] && m.Code < most {
					most = m.Code
				}
			}
		}
	}
	if most == "" {
		return "", errors.New("no service of the sample names a municipality")
	}
	return apiRoot + "Service/list/area/Municipality/code/" + most, nil
}
