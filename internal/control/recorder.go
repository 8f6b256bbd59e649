package control

import (
	"io"
	"sync"
)

// recorder remembers why the file that is sent could not be read: the HTTP
// client would hide it behind a broken connection.
type recorder struct {
	io.Reader
	mu     sync.Mutex
	failed error
}

func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err != nil && err != io.EOF {
		r.mu.Lock()
		r.failed = err
		r.mu.Unlock()
	}
	return n, err
}

func (r *recorder) err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.failed
}
