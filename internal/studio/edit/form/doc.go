// Package form turns documents of the catalogue into forms and back. A form is a plain list of fields, each about one
// member of a document; pages draw it, and what a browser sends is laid over the document that the editing began from.
// So a member that no field shows is never lost, and a field that was not touched leaves its member as it was, blanks,
// order and all.
package form
