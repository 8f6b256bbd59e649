// Package inbox knows which files of a folder are no letters by their names
// alone: hidden ones, copies that are still being written, leavings of the
// system, and our own notes. The sources watch and batch share it, so that both
// pass over the same files for the same reasons.
package inbox
