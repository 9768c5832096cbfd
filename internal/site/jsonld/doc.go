// Package jsonld tells machines what a page is about: schema.org's types and properties as JSON-LD, made of the same
// views as the page itself, so that nothing is said to machines that people do not see.
//
// Which of PTV's members becomes which property follows schema.org 30.0. Relative addresses stay relative where the site
// does not know its own host; readers resolve them against the page's address.
package jsonld
