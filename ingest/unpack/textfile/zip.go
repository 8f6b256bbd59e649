package textfile

import (
	"archive/zip"
	"errors"
	"io"

	"recourse/internal/letter"
)

// entryBytes is what an entry of an archive's directory takes, generously.
const entryBytes = 512

// OpenZip opens an archive of at most the given number of members. An archive
// can claim any number, and each costs memory before the first is read: what
// is read of the directory is bounded.
func OpenZip(r io.ReaderAt, size int64, members int) (*zip.Reader, error) {
	d := &directory{ReaderAt: r, left: 1<<20 + int64(members)*entryBytes}
	z, err := zip.NewReader(d, size)
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // no name is ever used as a path
	}
	switch {
	case d.left < 0, err == nil && len(z.File) > members:
		return nil, letter.Refuse("too_many_members", "the archive has more than %d members", members)
	case err != nil:
		return nil, letter.Refuse("damaged", "the archive is damaged or cut off")
	}
	d.open = true
	return z, nil
}

// directory is an archive of which, until it is open, only so much is read.
type directory struct {
	io.ReaderAt
	left int64
	open bool
}

func (d *directory) ReadAt(b []byte, at int64) (int, error) {
	if !d.open {
		if d.left -= int64(len(b)); d.left < 0 {
			return 0, io.ErrUnexpectedEOF
		}
	}
	return d.ReaderAt.ReadAt(b, at)
}
