// Package front answers the plainest requests without net/http's machinery and leaves all others to it.
//
// A ready-made answer costs a few microseconds to find, and several times that to carry through net/http: a context, a
// read in the background, deadlines and two writes for each request. The front stands between the network and an
// http.Server. It reads the head of a request; when that is of the one plain form that programs send (see parseHead)
// and its path is below the given prefix, it calls the server's own handler and writes head and body at once. At the
// first request of any other form it gives the connection to the server for good, with all bytes that it has read.
//
// So the answers are those of the handler either way. What the front takes is a strict subset of what net/http takes,
// read in the same way; the tests hold the two against each other.
package front
