package v11

import "strings"

// argCount is the largest number of parameters that a path of the interface has.
const argCount = 2

// operation is one row of the interface: a method on a path.
type operation struct {
	method string
	// path is the contract's path below /api/v11/, such as Service/{id}.
	path string
	// name is the contract's operation id, such as get_Service_id; metrics use it.
	name string
	// serve answers the request and returns the status; nil for an operation that needs a log-in (Restricted).
	serve func(*Handler, request) int
}

// operationName derives the contract's operation id from method and path.
func operationName(method, path string) string {
	return strings.ToLower(method) + "_" + strings.NewReplacer("/", "_", "{", "", "}", "").Replace(path)
}

// node is one segment of the route tree. Literals go before the parameter, and a literal that leads nowhere gives way
// to it: GET Service/type is Service/{id} with the id "type", as in ASP.NET.
type node struct {
	literal    string
	literals   []*node
	parameter  *node
	operations []*operation
}

// match is what the route tree found; the first found of args are the path's parameters, in order.
type match struct {
	operation *operation
	args      [argCount]string
	found     int
}

func newRoutes(operations []operation) *node {
	root := &node{}
	for i := range operations {
		root.add(&operations[i])
	}
	return root
}

func (n *node) add(op *operation) {
	for segment := range strings.SplitSeq(op.path, "/") {
		n = n.child(segment)
	}
	n.operations = append(n.operations, op)
}

func (n *node) child(segment string) *node {
	if strings.HasPrefix(segment, "{") {
		if n.parameter == nil {
			n.parameter = &node{}
		}
		return n.parameter
	}
	for _, c := range n.literals {
		if c.literal == segment {
			return c
		}
	}
	c := &node{literal: segment}
	n.literals = append(n.literals, c)
	return c
}

// route finds the operation of a method on a path below /api/v11/. One trailing slash is ignored, as in ASP.NET.
func (n *node) route(method, path string) (match, bool) {
	return n.find(strings.TrimSuffix(path, "/"), method, match{})
}

// find walks the rest of the path below n. It passes the match by value, so that routing allocates nothing.
func (n *node) find(rest, method string, m match) (match, bool) {
	if rest == "" {
		m.operation = n.operation(method)
		return m, m.operation != nil
	}
	segment, rest, more := strings.Cut(rest, "/")
	if segment == "" || more && rest == "" {
		return m, false
	}
	if c := n.named(segment); c != nil {
		if found, ok := c.find(rest, method, m); ok {
			return found, true
		}
	}
	if n.parameter == nil || m.found == argCount {
		return m, false
	}
	m.args[m.found] = segment
	m.found++
	return n.parameter.find(rest, method, m)
}

// named finds a literal child: first in the contract's spelling, then in any mixture of cases.
func (n *node) named(segment string) *node {
	for _, c := range n.literals {
		if c.literal == segment {
			return c
		}
	}
	for _, c := range n.literals {
		if len(c.literal) == len(segment) && strings.EqualFold(c.literal, segment) {
			return c
		}
	}
	return nil
}

func (n *node) operation(method string) *operation {
	for _, op := range n.operations {
		if op.method == method {
			return op
		}
	}
	return nil
}

// allowed lists the methods of a path for the Allow header; "" when the path is unknown.
func (n *node) allowed(path string) string {
	var methods []string
	for _, method := range []string{"GET", "POST", "PUT"} {
		if _, ok := n.route(method, path); !ok {
			continue
		}
		methods = append(methods, method)
		if method == "GET" {
			methods = append(methods, "HEAD")
		}
	}
	if methods == nil {
		return ""
	}
	return strings.Join(append(methods, "OPTIONS"), ", ")
}

// cutPrefixFold is strings.CutPrefix without regard to the case of ASCII letters.
func cutPrefixFold(s, prefix string) (rest string, ok bool) {
	if strings.HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}
