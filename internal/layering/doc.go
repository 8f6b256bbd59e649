// Package layering holds the shape of the project: its tests fail where an
// import goes up, where a package has no documentation, and where README,
// ARCHITECTURE and the program no longer say the same.
package layering
