package watch

import (
	"errors"

	"golang.org/x/sys/unix"
)

// renameNew renames onto a name that must not exist.
func renameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		return reserve(from, to) // a file system that can not do it in one step
	}
	return err
}
