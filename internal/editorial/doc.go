// Package editorial holds the use cases that change content. Everything that writes to the log goes through here.
package editorial
