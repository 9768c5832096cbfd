package search

import "sync"

// told is a text in its role.
type told struct {
	role     role
	language string
	text     string
}

// isCopied tells of roles of an entity's own texts that often are those of others, too: what one municipality's editors take
// over from another's.
func (r role) isCopied() bool {
	return r == roleSummary || r == roleDescription || r == roleInstruction
}

// analysed keeps what became of texts that many entities share. It holds two generations, the older of which is forgotten
// when the younger is full. What a text becomes depends on nothing but the text and its role, so that it may be kept from
// one change to the next. Many may use it at a time.
type analysed struct {
	// most is how many words a generation holds.
	most int

	mu         sync.Mutex
	young, old map[told][]addend
	size       int // words in young
}

func (a *analysed) get(key told) ([]addend, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if list, ok := a.young[key]; ok {
		return list, true
	}
	list, ok := a.old[key]
	if ok {
		a.keep(key, list)
	}
	return list, ok
}

func (a *analysed) put(key told, list []addend) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.keep(key, list)
}

func (a *analysed) keep(key told, list []addend) {
	if a.young == nil || a.size >= a.most {
		a.young, a.old, a.size = map[told][]addend{}, a.young, 0
	}
	a.young[key] = list
	a.size += len(list) + 1
}
