package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"recourse/internal/letter"
)

const (
	storeName = "jetstream"
	tmpName   = "tmp"
)

// Mode says what Open may do to a data folder.
type Mode int

// The modes.
const (
	// MustExist refuses a folder without a record.
	MustExist Mode = iota
	// MayCreate makes a record in a folder that is absent or empty.
	MayCreate
	// ForRestore makes a new record in a folder whose record is damaged,
	// empty or lost. What is damaged is set aside, never deleted.
	ForRestore
)

// prepareFolder makes sure that there is a folder, where the mode allows it.
func prepareFolder(dir string, mode Mode) error {
	if mode != MustExist {
		return os.MkdirAll(dir, 0o700)
	}
	_, err := os.Stat(filepath.Join(dir, markerName))
	if errors.Is(err, fs.ErrNotExist) {
		return letter.Refuse("no_record", "there is no record in %s", dir)
	}
	return err
}

// checkFolder decides by marker and content alone, before anything is started
// that writes, whether the mode fits the folder.
func checkFolder(dir string, m *marker, o Options) error {
	switch {
	case m == nil && o.Mode == ForRestore:
		return nil
	case m == nil:
		return checkEmpty(dir)
	case m.State == creating && o.Mode == MustExist:
		return letter.Refuse("no_record", "the record in %s was never finished", dir)
	case m.State == restoring && o.Mode != ForRestore:
		return letter.Refuse("restore_unfinished", "a restore into this folder was interrupted: run it again")
	case m.State == ready && o.Mode != ForRestore && o.Bus.URL == "" && !exists(filepath.Join(dir, storeName)):
		return damaged("the folder " + storeName)
	}
	return nil
}

// checkEmpty refuses a folder that holds something we do not know: it may be
// somebody else's, or a record that lost its marker.
func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("read data folder: %w", err)
	}
	for _, e := range entries {
		if !slices.Contains([]string{lockName, tmpName, "lost+found", markerName + ".new"}, e.Name()) {
			return letter.Refuse("not_a_data_folder",
				"%s is not empty and has no %s: choose an empty folder, or run restore if a record was here", dir, markerName)
		}
	}
	return nil
}

func damaged(what string) error {
	return letter.Refuse("record_damaged", "%s is missing from the record; nothing was changed. Put it back, or run restore", what)
}

func newer(schema int) error {
	return letter.Refuse("record_newer", "the record has format %d, and this version knows %d: use a newer version", schema, letter.Schema)
}

// setAside keeps a damaged store under another name.
func setAside(dir string) error {
	from := filepath.Join(dir, storeName)
	if !exists(from) {
		return nil
	}
	aside := from + ".damaged-" + time.Now().UTC().Format("20060102T150405.000")
	if err := os.Rename(from, aside); err != nil {
		return fmt.Errorf("set the damaged store aside: %w", err)
	}
	return syncFolder(dir)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// emptyTmp removes what a killed process left behind.
func emptyTmp(dir string) error {
	tmp := filepath.Join(dir, tmpName)
	if err := os.RemoveAll(tmp); err != nil {
		return err
	}
	return os.Mkdir(tmp, 0o700)
}
