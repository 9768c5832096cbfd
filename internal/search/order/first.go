// Package order finds the first of a list without sorting all of it.
package order

// First brings the first n of a list to its front, in no order (Hoare's selection).
func First[T any](list []T, n int, order func(a, b T) int) {
	for low, high := 0, len(list)-1; low < high; {
		pivot := list[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for order(list[i], pivot) < 0 {
				i++
			}
			for order(pivot, list[j]) < 0 {
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
