package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Check looks at this machine for what the configuration needs and is not
// there; Load has checked the values already. It creates nothing.
func (c Config) Check() []error {
	var found []error
	complain := func(key, path string, err error) {
		if err != nil {
			found = append(found, fmt.Errorf("%s: %s: %s", key, path, cause(err)))
		}
	}
	complain("data", c.Data, creatable(c.Data))
	complain("archive", c.Archive, creatable(c.Archive))
	complain("index.path", c.Index.Path, creatable(c.Index.Path))
	complain("nats.credentials", c.NATS.Credentials, readable(c.NATS.Credentials, false))
	complain("classify.playbooks", c.Classify.Playbooks, readable(c.Classify.Playbooks, true))
	complain("library", c.Library, readable(c.Library, true))
	for i, w := range c.Watch {
		key := fmt.Sprintf("watch[%d].", i)
		complain(key+"folder", w.Folder, creatable(w.Folder))
		complain(key+"done", w.Done, creatable(w.Done))
		complain(key+"failed", w.Failed, creatable(w.Failed))
	}
	return found
}

// creatable reports why the folder is not there and could not be made.
func creatable(dir string) error {
	if dir == "" {
		return nil
	}
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return errors.New("this is a file; a folder is wanted")
	case err == nil:
		return writable(dir)
	case errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir):
		return creatable(filepath.Dir(dir))
	}
	return err
}

func readable(path string, folder bool) error {
	if path == "" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() != folder {
		return errors.New(map[bool]string{true: "a folder is wanted", false: "a file is wanted"}[folder])
	}
	return err
}
