// Package open is Varanto's own interface for programs: /open/v1/, described by an OpenAPI 3.1 document and by
// docs/open-api.md. Names of parameters and members are stable: they may be added to, never changed or taken away.
//
// Every operation is one row of a table (operations.go): its parameters, its answer's Go type and the function that
// answers. The description is made from the same rows, so it cannot say anything else than the code does. Parameters
// are read strictly (parameters.go): a name or a value that is not known is a 400 that names it and says the rule.
// Every answer gets its validator, compression and headers in one place (deliver.go), and every error is a problem
// document of RFC 9457 (problem.go).
package open
