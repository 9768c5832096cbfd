// Package sqlite keeps accounts.db: it opens and migrates the file, and gives out reads and one write at a time. What stands
// in the tables is the business of package account.
package sqlite
