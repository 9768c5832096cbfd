// Package record reads entries of a snapshot for the exports: decoded, put together with what other entities say of them,
// in a language, and free of what could do harm where the text is shown.
//
// A service is read together with its general description, as PTV shows it. Texts are plain: marks of headings, control
// characters and marks that turn the direction of writing are gone, addresses on the web are http or https.
package record
