package v11

import (
	"bytes"

	"github.com/varanto/varanto/internal/catalog"
)

// Bounds of a record, far beyond any real one: what is read takes many times the memory of its text, so a
// record of nothing but empty objects could otherwise fill it.
const (
	maxDepth      = 64
	maxContainers = 250_000
	// maxItems bounds one list or object of a body that is written to the interface.
	maxItems = 10_000
)

// surveyed is what one pass over a record's bytes tells before it is read.
type surveyed struct {
	// kind is empty when no member tells it.
	kind       catalog.Kind
	depth      int
	containers int
}

// signs are the members that tell kinds apart, the surest first: when a record has several, the earliest decides.
var signs = []struct {
	member string
	kind   catalog.Kind
}{
	{"serviceChannelType", catalog.KindServiceChannel},
	{"serviceChannelNames", catalog.KindServiceChannel},
	{"serviceNames", catalog.KindService},
	{"organizationNames", catalog.KindOrganization},
	{"serviceCollectionNames", catalog.KindServiceCollection},
	{"generalDescriptionType", catalog.KindGeneralDescription},
	{"serviceDescriptions", catalog.KindService},
	{"organizationDescriptions", catalog.KindOrganization},
	{"serviceCollectionDescriptions", catalog.KindServiceCollection},
	{"descriptions", catalog.KindGeneralDescription},
}

// survey looks at the brackets, quotes and top members of a record. Of broken JSON it may tell anything.
func survey(line []byte) surveyed {
	var s surveyed
	depth, best, name := 0, len(signs), false
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '"':
			end := stringEnd(line, i+1)
			if depth == 1 && name {
				best = min(best, signOf(line[i+1:end]))
			}
			i = end
		case '{', '[':
			depth++
			s.containers++
			s.depth = max(s.depth, depth)
			name = line[i] == '{'
		case '}', ']':
			depth--
		case ',':
			name = true
		case ':':
			name = false
		}
	}
	if best < len(signs) {
		s.kind = signs[best].kind
	}
	return s
}

// longest counts the members of the list or object of a body that has most. The body nests at most maxDepth deep; of
// broken JSON it may tell anything.
func longest(body []byte) int {
	var members [maxDepth + 2]int
	depth, most := 0, 0
	for i := 0; i < len(body); i++ {
		switch body[i] {
		case '"':
			i = stringEnd(body, i+1)
		case '{', '[':
			depth = min(depth+1, maxDepth+1)
			members[depth] = 1
		case '}', ']':
			depth = max(depth-1, 0)
		case ',':
			members[depth]++
			most = max(most, members[depth])
		}
	}
	return most
}

// stringEnd finds the quote that ends the string whose first byte is at i; the line's length if there is none.
func stringEnd(line []byte, i int) int {
	for i < len(line) {
		n := bytes.IndexByte(line[i:], '"')
		if n < 0 {
			return len(line)
		}
		end, backslashes := i+n, 0
		for end-backslashes > i && line[end-backslashes-1] == '\\' {
			backslashes++
		}
		if backslashes%2 == 0 {
			return end
		}
		i = end + 1
	}
	return len(line)
}

func signOf(member []byte) int {
	for i := range signs {
		if string(member) == signs[i].member {
			return i
		}
	}
	return len(signs)
}
