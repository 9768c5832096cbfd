// Package mail sends letters: into a folder, so that everything works without a mail server, or by SMTP.
package mail
