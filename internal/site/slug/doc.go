// Package slug makes the last part of a page's address: the plain words of a name and a short id, as in
// "rakennuslupa-3f2504e04f".
//
// The words are for people and may change with the name; the short id alone finds the entity. It is the beginning of the
// entity's id, and only as long as it must be: of entities that begin alike, the one that came first keeps the shortest.
// So nobody's address changes because of somebody who comes later.
package slug
