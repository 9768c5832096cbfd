package answer

import "net/http"

// Seen passes an answer on and remembers its status.
type Seen struct {
	http.ResponseWriter
	// Status is 200 until the answer says otherwise.
	Status int
}

// See makes a Seen of an answer that has not begun.
func See(w http.ResponseWriter) *Seen { return &Seen{w, http.StatusOK} }

// WriteHeader implements http.ResponseWriter.
func (s *Seen) WriteHeader(status int) {
	s.Status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach the writer below.
func (s *Seen) Unwrap() http.ResponseWriter { return s.ResponseWriter }
