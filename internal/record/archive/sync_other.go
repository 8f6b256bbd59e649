//go:build !linux

package archive

import (
	"errors"
	"os"
	"path/filepath"
)

// sync makes every staged file durable, and the folders with what was renamed
// in them before.
func (s *staging) sync() error {
	folders := map[string]bool{s.dir: true}
	for _, path := range s.paths {
		if err := syncPath(path + newSuffix); err != nil {
			return err
		}
		for d := filepath.Dir(path); len(d) > len(s.dir); d = filepath.Dir(d) {
			folders[d] = true
		}
	}
	for d := range folders {
		if err := syncPath(d); err != nil {
			return err
		}
	}
	return nil
}

func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
