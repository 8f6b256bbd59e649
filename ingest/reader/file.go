package reader

import (
	"fmt"
	"os"

	"golang.org/x/sys/unix"

	"recourse/internal/letter"
)

// fileKey tells whether the file of a request is the one that is open.
type fileKey struct {
	device, inode    uint64
	size             int64
	seconds, nanosec int64
	password         string
}

// open makes the order's file the current document. The file is closed unless
// the document keeps it.
func (w *worker) open(o order) (document, error) {
	key, err := keyOf(o)
	if err != nil {
		o.file.Close()
		return nil, err
	}
	if w.current != nil && w.key == key {
		o.file.Close()
		return w.current, nil
	}
	if w.current != nil {
		w.current.close()
		w.current = nil
	}
	d, err := w.openAs(o, key.size)
	if err != nil {
		o.file.Close()
		return nil, err
	}
	if d.pages() > o.MaxPages {
		pages := d.pages()
		d.close()
		return nil, letter.Refuse("too_many_pages", "the file has %d pages, more than the limit of %d", pages, o.MaxPages)
	}
	w.current, w.key = d, key
	return d, nil
}

func keyOf(o order) (fileKey, error) {
	var st unix.Stat_t
	if err := unix.Fstat(int(o.file.Fd()), &st); err != nil {
		return fileKey{}, fmt.Errorf("stat: %w", err)
	}
	switch {
	case st.Mode&unix.S_IFMT != unix.S_IFREG:
		return fileKey{}, letter.Refuse("not_a_document", "it is not a regular file")
	case st.Size == 0:
		return fileKey{}, letter.Refuse("empty", "the file is empty")
	case st.Size > o.MaxFile:
		return fileKey{}, letter.Refuse("too_large", "the file has %d MB, more than the limit of %d MB", st.Size>>20, o.MaxFile>>20)
	}
	seconds, nanosec := st.Mtim.Unix()
	return fileKey{uint64(st.Dev), st.Ino, st.Size, seconds, nanosec, o.Password}, nil
}

// openAs opens the file as what its content says.
func (w *worker) openAs(o order, size int64) (document, error) {
	f, err := formatOf(o.file, size)
	switch {
	case err != nil:
		return nil, err
	case o.Op == opUnpack && !f.isContainer():
		return nil, errNotContainer
	case f == formatPDF:
		return w.openPDF(o, size)
	case f.isText():
		return openText(o.file, f, size)
	case f.isContainer():
		return &container{f, o.file, size}, nil
	}
	return w.openImage(o.file, f, size)
}

// mapped is a file in memory, read as it is touched.
func mapped(f *os.File, size int64) ([]byte, error) {
	b, err := unix.Mmap(int(f.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_PRIVATE)
	if err != nil {
		return nil, fmt.Errorf("map: %w", err)
	}
	return b, nil
}
