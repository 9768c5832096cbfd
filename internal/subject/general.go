package subject

// A term says too much to describe a service when very many terms are under it, or many and it is at the top of the
// hierarchy. PTV asks for the most precise term that fits. A term that known texts use is let through unless it is one
// of the broadest of all.
const (
	alwaysTooBroad = 150
	tooBroad       = 60
	tooBroadAtTop  = 10
	usedEnough     = 2
)

// descendants counts the terms below each term.
func (o *ontology) countBelow() {
	children := make([]map[int32]bool, len(o.terms))
	put := func(parent, child int32) {
		if children[parent] == nil {
			children[parent] = map[int32]bool{}
		}
		children[parent][child] = true
	}
	for i := range o.terms {
		for _, k := range o.narrower[i] {
			put(int32(i), k)
		}
		for _, k := range o.broader[i] {
			put(k, int32(i))
		}
	}
	o.below = make([]int, len(o.terms))
	for i := range o.terms {
		seen := map[int32]bool{int32(i): true}
		stack := []int32{int32(i)}
		for len(stack) > 0 {
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for k := range children[top] {
				if !seen[k] {
					seen[k] = true
					stack = append(stack, k)
				}
			}
		}
		o.below[i] = len(seen) - 1
	}
}

func (o *ontology) tooGeneral(t int32, used int) bool {
	n := o.below[t]
	if n >= alwaysTooBroad {
		return true
	}
	atTop := len(o.terms[t].Broader) == 0 && n >= tooBroadAtTop
	return (n >= tooBroad || atTop) && used < usedEnough
}

// above tells whether a is broader than b, over any number of steps.
func (o *ontology) above(a, b int32) bool {
	seen := map[int32]bool{b: true}
	stack := []int32{b}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, k := range o.broader[top] {
			if k == a {
				return true
			}
			if !seen[k] {
				seen[k] = true
				stack = append(stack, k)
			}
		}
	}
	return false
}
