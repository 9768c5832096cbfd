package catalog

import (
	"strconv"
	"strings"
)

// Path is the way from an entity to a value in its canonical document. The zero Path is the entity itself.
type Path []step

// step is a member on the way to a value, with its place in the list when the member is a list (else -1).
type step struct {
	member string
	index  int
}

// Enter goes on to a member.
func (p *Path) Enter(member string) { *p = append(*p, step{member, -1}) }

// EnterAt goes on to an element, from 0, of a member that is a list.
func (p *Path) EnterAt(member string, i int) { *p = append(*p, step{member, i}) }

// Leave goes back by one.
func (p *Path) Leave() { *p = (*p)[:len(*p)-1] }

// Field writes the path of a member of where the path leads, as Problem.Field has it; "" is that place itself.
func (p Path) Field(member string) string {
	var b strings.Builder
	for _, s := range p {
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(s.member)
		if s.index >= 0 {
			b.WriteByte('[')
			b.WriteString(strconv.Itoa(s.index))
			b.WriteByte(']')
		}
	}
	if member != "" {
		if b.Len() > 0 {
			b.WriteByte('.')
		}
		b.WriteString(member)
	}
	return b.String()
}
