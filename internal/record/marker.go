package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"recourse/internal/letter"
)

const markerName = "recourse.json"

// state is how far the making of a record has come.
type state string

const (
	// creating: nothing has been accepted yet, so making may be done again.
	creating state = "creating"
	// restoring: what is there came from the archive, and not all of it.
	restoring state = "restoring"
	ready     state = "ready"
)

// marker is the file that makes a folder a data folder. It tells a record
// that was lost from one that never was.
type marker struct {
	Schema int `json:"schema"`
	// Store is the incarnation, the same as in the bucket "meta".
	Store string `json:"store"`
	State state  `json:"state"`
	// Key is the fingerprint of the key that the record is sealed with, "" for none.
	Key string `json:"key"`
}

// readMarker returns nil where there is no marker.
func readMarker(dir string) (*marker, error) {
	b, err := os.ReadFile(filepath.Join(dir, markerName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read marker: %w", err)
	}
	var m marker
	if err := json.Unmarshal(b, &m); err != nil {
		return nil, letter.Refuse("record_damaged", "%s can not be read: %v", markerName, err)
	}
	return &m, m.check()
}

func (m *marker) check() error {
	switch {
	case m.Schema > letter.Schema:
		return newer(m.Schema)
	case m.Key != "":
		return letter.Refuse("record_sealed", "the record is sealed, and this version can not open it")
	case m.Store == "", m.State != creating && m.State != restoring && m.State != ready:
		return letter.Refuse("record_damaged", "%s is incomplete", markerName)
	}
	return nil
}

// writeMarker replaces the marker: after a power cut there is the old or the
// new one, never half of one.
func writeMarker(dir string, m marker) error {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("write marker: %w", err)
	}
	if err := replaceFile(filepath.Join(dir, markerName), append(b, '\n')); err != nil {
		return fmt.Errorf("write marker: %w", err)
	}
	return nil
}

func replaceFile(path string, b []byte) error {
	f, err := os.OpenFile(path+".new", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
