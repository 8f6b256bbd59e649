// Package query reads the search language for people: words and "phrases",
// field:value terms, -word and or. What can not be understood is an [Error]
// with its place; nothing else fails.
//
// Words stand side by side for "all of these"; or binds the two beside it more
// closely. A phrase that is not closed runs to the end.
package query
