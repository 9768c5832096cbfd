// Package order puts lists of large elements in order: it moves them as seldom as it can, and compares them where they are.
package order

import "slices"

// First brings the first n of a list to its front, in no order (Hoare's selection).
func First[T any](list []T, n int, order func(a, b *T) int) {
	for low, high := 0, len(list)-1; low < high; {
		pivot := list[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for order(&list[i], &pivot) < 0 {
				i++
			}
			for order(&pivot, &list[j]) < 0 {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n-1 <= j:
			high = j
		case n-1 >= i:
			low = i
		default:
			return
		}
	}
}

// few is the length up to which a list is sorted on the stack.
const few = 256

// Sort sorts a list. Equal elements come in no order. A list that is in order already is only read.
func Sort[T any](list []T, order func(a, b *T) int) {
	sorted := true
	for i := 1; sorted && i < len(list); i++ {
		sorted = order(&list[i-1], &list[i]) <= 0
	}
	if sorted {
		return
	}
	var onStack [few]int32
	places := onStack[:0]
	if len(list) > few {
		places = make([]int32, 0, len(list))
	}
	for i := range list {
		places = append(places, int32(i))
	}
	slices.SortFunc(places, func(a, b int32) int { return order(&list[a], &list[b]) })
	// Along each cycle of the permutation, every element is moved once.
	for start := range places {
		if int(places[start]) == start {
			continue
		}
		first := list[start]
		at := start
		for int(places[at]) != start {
			from := int(places[at])
			list[at] = list[from]
			places[at] = int32(at)
			at = from
		}
		list[at] = first
		places[at] = int32(at)
	}
}
