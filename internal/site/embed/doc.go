// Package embed shows parts of the site on other sites: the answers that the custom elements of web/src/embed ask for,
// the same parts as pages for an iframe, and oEmbed.
//
// Whatever form is used, the content is made once (List and Place) with all its words, so that the script stays small
// and all forms say the same. Nothing here sets or reads a cookie. Only the pages for an iframe may be framed by others.
package embed
