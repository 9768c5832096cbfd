// Package internal is the house itself; its test holds the floors that ARCHITECTURE.md draws.
package internal
