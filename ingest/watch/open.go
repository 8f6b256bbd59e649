package watch

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"recourse/internal/letter"
)

// open opens a file for reading, and nothing else that may have come to stand
// in its place: no link is followed, no pipe waited for.
func open(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no longer a file")
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// Open opens the file for reading; no link is followed. Its error is transient.
func (f File) Open() (*os.File, error) {
	file, err := open(f.Path)
	if err != nil {
		return nil, &letter.Error{Kind: letter.Transient, Code: "not_opened", Why: "the file can not be opened: " + reason(err)}
	}
	return file, nil
}

// reason is the system's own words without the path, which is not for logs.
func reason(err error) string {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err.Error()
	case errors.As(err, &l):
		return l.Err.Error()
	}
	return err.Error()
}
