package control

import (
	"os"
	"path/filepath"
)

// Name is the socket's name in the data folder.
const Name = "recourse.sock"

// longest is the longest path that every system takes for a Unix socket;
// macOS has 104 bytes with the closing zero, Linux 108.
const longest = 103

// withPath calls do with a path of the socket that is short enough. A longer
// one is reached through a link in a private folder that is gone afterwards.
func withPath(dir string, do func(path string) error) error {
	path := filepath.Join(dir, Name)
	if len(path) <= longest {
		return do(path)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	private, err := os.MkdirTemp("", "rc")
	if err != nil {
		return err
	}
	defer os.RemoveAll(private)
	link := filepath.Join(private, "d")
	if err := os.Symlink(dir, link); err != nil {
		return err
	}
	return do(filepath.Join(link, Name))
}
