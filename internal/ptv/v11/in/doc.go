// Package in is the write side of PTV's Open API v11: it reads the bodies of every POST and PUT, has editorial carry out
// what they ask for, and answers the reads that need a log-in. What it shows of an entity the encoder of package v11
// writes; what may be written package rule says.
package in
