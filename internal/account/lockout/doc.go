// Package lockout slows down guessing. It counts failed attempts per account, per address and per account from an address,
// in memory only and under a keyed hash, so that nobody's address or name is kept.
package lockout
