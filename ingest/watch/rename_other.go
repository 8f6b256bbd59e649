//go:build !linux

package watch

// renameNew renames onto a name that must not exist.
func renameNew(from, to string) error { return reserve(from, to) }
