package control

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
)

// Listener is the open socket.
type Listener struct {
	unix *net.UnixListener
	path string
}

// Listen opens the socket: from now on callers wait for an answer. It is
// followed by one Serve.
func Listen(dir string) (*Listener, error) {
	l := &Listener{path: filepath.Join(dir, Name)}
	if err := removeLeftover(l.path); err != nil {
		return nil, fmt.Errorf("control: leftover socket: %w", err)
	}
	err := withPath(dir, func(path string) (err error) {
		l.unix, err = net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("control: listen: %w", err)
	}
	l.unix.SetUnlinkOnClose(false) // it may know the socket by a path that is gone
	if err := os.Chmod(l.path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("control: protect socket: %w", err), l.unix.Close())
	}
	return l, nil
}

func removeLeftover(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.Mode().Type() != fs.ModeSocket:
		return errors.New("something else stands at the place of the socket")
	}
	return os.Remove(path)
}
