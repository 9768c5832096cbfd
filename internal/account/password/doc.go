// Package password hashes passwords with argon2id and says which passwords are too weak.
package password
