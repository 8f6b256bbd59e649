package record

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"

	"recourse/internal/letter"
)

// ErrNotFound is what the record does not have.
var ErrNotFound = &letter.Error{Kind: letter.Permanent, Code: "not_found", Why: "the record does not have it"}

// onDisk wraps an error of the data folder's own files; a full disk passes.
func onDisk(op string, err error) error {
	if errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT) {
		return &letter.Error{Kind: letter.Transient, Code: "disk_full", Why: op + ": the disk of the data folder is full", Err: err}
	}
	return fmt.Errorf("%s: %w", op, err)
}

func notFound(what, key string) error {
	return fmt.Errorf("%s %s: %w", what, key, ErrNotFound)
}
