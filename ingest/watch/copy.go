package watch

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// copyNew copies to a name that must not exist. The copy is durable, with its
// time, before it has its name.
func copyNew(from, to string) error {
	src, err := open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(to), ".moving-*.part")
	if err != nil {
		return err
	}
	_, err = io.Copy(tmp, src)
	err = errors.Join(err, tmp.Chmod(info.Mode().Perm()), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Chtimes(tmp.Name(), time.Now(), info.ModTime())
	}
	if err == nil {
		err = renameNew(tmp.Name(), to)
	}
	if err != nil {
		return errors.Join(err, os.Remove(tmp.Name()))
	}
	return syncDir(filepath.Dir(to))
}

func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// sameBytes compares two files; what is no file differs.
func sameBytes(a, b string) (bool, error) {
	x, err := open(a)
	if err != nil {
		return false, err
	}
	defer x.Close()
	y, err := open(b)
	if err != nil {
		return false, nil // something else stands there
	}
	defer y.Close()
	return equalReaders(x, y)
}

func equalReaders(x, y io.Reader) (bool, error) {
	const chunk = 64 << 10
	p, q := make([]byte, chunk), make([]byte, chunk)
	for {
		n, errX := io.ReadFull(x, p)
		m, errY := io.ReadFull(y, q)
		if !bytes.Equal(p[:n], q[:m]) {
			return false, nil
		}
		if errX != nil || errY != nil {
			return atEnd(errX) && atEnd(errY), nil
		}
	}
}

func atEnd(err error) bool { return err == io.EOF || err == io.ErrUnexpectedEOF }
