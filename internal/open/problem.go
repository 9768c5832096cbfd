package open

import (
	"net/http"

	"github.com/varanto/varanto/internal/open/export/answer"
)

// Problem is the body of every answer that is not a success: a problem document of RFC 9457.
type Problem struct {
	// Title is the status in words, Status its number.
	Title  string `json:"title" doc:"The status in words"`
	Status int    `json:"status" doc:"The HTTP status"`
	Detail string `json:"detail" doc:"What is wrong, in a sentence"`
	// Errors names each parameter or member that is wrong.
	Errors []Fault `json:"errors,omitempty" doc:"Each parameter or member that is wrong" nullable:"false"`
	// Successor is set for what is gone, where it is known.
	Successor string `json:"successor,omitempty" doc:"Of what is gone: the path of its successor, for a merged municipality the one of today, for all else probably what has the same name, type and organisation"`

	header http.Header
}

// Fault is one thing wrong with a request.
type Fault struct {
	Location string `json:"location" doc:"Where: query.NAME, path.NAME or body.MEMBER" example:"query.pageSize"`
	Message  string `json:"message" doc:"The rule that is broken"`
	Value    string `json:"value,omitempty" doc:"The value as it was given, shortened"`
}

// Error makes a Problem an error that a handler can return.
func (p *Problem) Error() string { return p.Detail }

// GetStatus tells huma the status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders tells huma the headers that belong to the problem.
func (p *Problem) GetHeaders() http.Header { return p.header }

// ContentType is RFC 9457's.
func (p *Problem) ContentType(string) string { return problemType }

const problemType = "application/problem+json"

func newProblem(status int, detail string) *Problem {
	return &Problem{Title: http.StatusText(status), Status: status, Detail: detail}
}

// unavailable says that the answer cannot be given now and can be soon.
func unavailable(detail string) *Problem {
	p := newProblem(http.StatusServiceUnavailable, detail)
	p.header = http.Header{"Retry-After": {"2"}}
	return p
}

// faults gathers what is wrong with a request, so that its sender learns all of it at once.
type faults []Fault

func (f *faults) add(location, message, value string) {
	*f = append(*f, Fault{location, message, answer.Shorten(value)})
}

// problem is nil when nothing is wrong.
func (f faults) problem() error {
	if len(f) == 0 {
		return nil
	}
	p := newProblem(http.StatusBadRequest, f[0].Location+": "+f[0].Message)
	p.Errors = f
	return p
}
