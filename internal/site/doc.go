// Package site serves the public pages: search, services, channels and places, organisations, in three languages.
//
// Pages are rendered on the server and work without JavaScript. The package reads its content through the narrow Source;
// package site/source fills it from the live catalogue. Views are in site/view, templates in site/page, texts in
// site/words, addresses in site/route.
package site
