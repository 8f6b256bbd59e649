package unpack

import (
	"archive/zip"
	"compress/bzip2"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"recourse/ingest/inbox"
	"recourse/ingest/unpack/textfile"
	"recourse/internal/letter"
)

// errBomb is why an archive is refused that grows beyond measure.
var errBomb = letter.Refuse("zip_bomb", "the archive unpacks to far more than its size; nothing more of it is unpacked")

// archive is an archive that is being unpacked, and those around it. Whatever
// comes out of it, out of archives within it too, counts.
type archive struct {
	around    *archive
	size, out int64
	ratio     int64
	bomb      bool
}

func (a *archive) count(n int64) {
	for ; a != nil; a = a.around {
		a.out += n
		a.bomb = a.bomb || a.out > free && a.out/a.ratio > a.size
	}
}

// isBomb reports whether the archive, or one around it, grew beyond measure.
func (a *archive) isBomb() bool {
	for ; a != nil; a = a.around {
		if a.bomb {
			return true
		}
	}
	return false
}

// zip gives the members of an archive.
func (w *walk) zip(r io.ReaderAt, size int64, at place) error {
	z, err := textfile.OpenZip(r, size, w.Members)
	if err != nil {
		return err
	}
	if e := officeRefusal(z); e != nil {
		return e
	}
	const bzipped = 12
	z.RegisterDecompressor(bzipped, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	at.archive = &archive{around: at.archive, size: size, ratio: w.Ratio}
	names, found := newNames(at.name), false
	for _, f := range z.File {
		if isLeaving(f) {
			continue
		}
		found = true
		w.zipped(f, names.of(zipName(f), "file"), at)
		if w.done(at) {
			return errBomb // unless it is stopped for another reason
		}
	}
	if !found {
		return letter.Refuse("nothing_inside", "the archive is empty")
	}
	return nil
}

// isLeaving reports whether a member is a folder or a leaving of the system
// that packed the archive.
func isLeaving(f *zip.File) bool {
	return strings.HasSuffix(f.Name, "/") || strings.HasPrefix(f.Name, "__MACOSX/") ||
		f.Name == ".DS_Store" || strings.HasSuffix(f.Name, "/.DS_Store") || inbox.PassOver(f.Name) == inbox.System
}

func (w *walk) zipped(f *zip.File, name string, at place) {
	const encrypted = 0x1
	switch {
	case f.Flags&encrypted != 0:
		w.problem(name, refuse("encrypted", "the file in the archive is protected by a password; unpack it first"))
		return
	case !f.Mode().IsRegular():
		w.problem(name, refuse("not_a_document", "it is a link, not a file"))
		return
	}
	r, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		w.problem(name, refuse("compression", "the archive uses a compression that cannot be read; pack it as a plain .zip"))
		return
	}
	if err != nil {
		w.problem(name, refuse("damaged", "the archive is damaged"))
		return
	}
	defer r.Close()
	w.file(Member{Name: name, Body: r}, at)
}

// zipName is the name of a member; old programs write it in the characters of
// MS-DOS.
func zipName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := charmap.CodePage437.NewDecoder().String(f.Name)
	if err != nil {
		return ""
	}
	return name
}
