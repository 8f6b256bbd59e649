package archive

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// sync makes everything durable that was written to the archive's file system:
// one call for a whole batch.
func (s *staging) sync() error {
	d, err := os.Open(s.dir)
	if err != nil {
		return err
	}
	return errors.Join(unix.Syncfs(int(d.Fd())), d.Close())
}
