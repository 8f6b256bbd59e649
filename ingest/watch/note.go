package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"recourse/ingest/inbox"
	"recourse/internal/letter"
)

// writeNote writes beside a failed file why it is there.
func writeNote(file string, f letter.Failure) error {
	text := fmt.Sprintf("%s could not be read.\n\nWhy:   %s\nCode:  %s\nStage: %s\nTime:  %s\n\n"+
		"Put a mended file into the inbox, or have this one tried again with `recourse failed retry`.\n",
		filepath.Base(file), f.Why, f.Code, f.Stage, f.At.Format(time.RFC3339))
	return writeAtomic(noteOf(file), []byte(text))
}

// noteOf is where the note on a failed file stands.
func noteOf(file string) string {
	dir, name := filepath.Split(file)
	return dir + fit(name, inbox.NoteSuffix)
}

// writeAtomic replaces a file as a whole and makes it durable.
func writeAtomic(path string, b []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".writing-*.part")
	if err != nil {
		return err
	}
	_, err = tmp.Write(b)
	err = errors.Join(err, tmp.Chmod(0o640), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return syncDir(filepath.Dir(path))
}
