package in

import (
	"fmt"
	"strings"
)

// paths leads from members of the catalogue's documents to the members of a body that gave them.
type paths map[string]string

// set says that what stands at a path of the document was given at a path of the body. More exact paths go first.
func (p paths) set(document, body string) { p[document] = body }

// each says that the elements of a list were given in another list, from a place on.
func (p paths) each(document string, from int, body string, count int) {
	for i := range count {
		p.set(fmt.Sprintf("%s[%d]", document, from+i), fmt.Sprintf("%s[%d]", body, i))
	}
}

// plain says that the elements of a list were given as the plain values of one of their members.
func (p paths) plain(document, member, body string, count int) {
	p.each(document, 0, body, count)
	for i := range count {
		p.set(fmt.Sprintf("%s[%d].%s", document, i, member), fmt.Sprintf("%s[%d]", body, i))
	}
}

// body leads to the member of the body, the path itself where the two are alike.
func (p paths) body(document string) string {
	for end := len(document); end > 0; end = strings.LastIndexAny(document[:end], ".[") {
		if to, ok := p[document[:end]]; ok {
			return to + document[end:]
		}
	}
	return document
}

// key writes a path of a body as PTV's errors name it: ServiceNames[0].Value.
func key(path string) string {
	b := []byte(path)
	for i := range b {
		if (i == 0 || b[i-1] == '.') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}
