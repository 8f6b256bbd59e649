package unpack

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"recourse/internal/letter"
)

// Open takes a mail, a file of mails or an archive apart. An error that is a
// [letter.Error] says what of the file itself is missing; the members given
// before it stand. An error of the callback ends the work and is returned.
func Open(r io.ReaderAt, size int64, lim Limits, each func(Member) error) error {
	switch ContainerType(r, size) {
	case TypeMail:
		return Mail(r, size, lim, each)
	case TypeMbox:
		return Mbox(r, size, lim, each)
	case TypeZip:
		return Zip(r, size, lim, each)
	}
	return letter.Refuse("not_a_container", "it is neither a mail nor an archive")
}

// Mail gives the text of a mail, where it is more than a signature, and every
// attachment.
func Mail(r io.ReaderAt, size int64, lim Limits, each func(Member) error) error {
	w := newWalk(lim, each)
	return w.ended(w.mail(io.NewSectionReader(r, 0, size), place{}))
}

// Mbox gives the members of every mail of a file.
func Mbox(r io.ReaderAt, size int64, lim Limits, each func(Member) error) error {
	w := newWalk(lim, each)
	return w.ended(w.mbox(io.NewSectionReader(r, 0, size), place{}))
}

// Zip gives the members of an archive.
func Zip(r io.ReaderAt, size int64, lim Limits, each func(Member) error) error {
	w := newWalk(lim, each)
	return w.ended(w.zip(r, size, place{}))
}

// walk is one file being taken apart, with all that lies within it.
type walk struct {
	Limits
	each    func(Member) error
	members int
	parts   int   // of mails, so far
	bytes   int64 // unpacked so far
	held    int64 // in memory now
	// stopped is why nothing more is to come: a limit, or the callback's error.
	stopped error
}

func newWalk(lim Limits, each func(Member) error) *walk {
	return &walk{Limits: lim.withDefaults(), each: each}
}

func (w *walk) ended(err error) error {
	if w.stopped != nil {
		return w.stopped
	}
	return err
}

// place is where in a file a container lies.
type place struct {
	name    string
	depth   int
	archive *archive // the innermost archive around, nil for none
}

// inner is the place of a container within.
func (p place) inner(name string) place {
	p.name, p.depth = name, p.depth+1
	return p
}

// done reports that nothing more can come out of the container.
func (w *walk) done(at place) bool { return w.stopped != nil || at.archive.isBomb() }

// give hands a member to the callback.
func (w *walk) give(m Member) {
	if w.stopped != nil {
		return
	}
	if w.members++; w.members > w.Members {
		w.stopped = letter.Refuse("too_many_members", "there are more than %d files in it", w.Members)
		return
	}
	if err := w.each(m); err != nil {
		w.stopped = err
	}
}

func (w *walk) problem(name string, e *letter.Error) { w.give(Member{Name: name, Problem: e}) }

// file gives a member, or what is in it where it is a container itself.
func (w *walk) file(m Member, at place) {
	body := &counted{walk: w, archive: at.archive, in: m.Body}
	in := bufio.NewReaderSize(body, HeadSize)
	head, err := in.Peek(HeadSize)
	if err == io.EOF && len(head) == 0 {
		err = refuse("empty", "the file is empty")
	}
	if len(head) == 0 {
		w.failed(m.Name, err)
		return
	}
	m.Body = in
	inner := at.inner(m.Name)
	switch {
	case IsMbox(head):
		w.within(inner, func() error { return w.mbox(in, inner) })
	case IsMail(head):
		w.within(inner, func() error { return w.mail(in, inner) })
	case IsZip(head):
		w.heldArchive(m, inner)
	default:
		m.Type = TextType(head)
		w.give(m)
	}
}

// within opens a container in another. What is missing of it is reported in
// its name.
func (w *walk) within(at place, open func() error) {
	if at.depth > w.Depth {
		w.problem(at.name, refuse("too_deep", "mails and archives lie within each other too deep"))
		return
	}
	if err := open(); err != nil {
		w.failed(at.name, err)
	}
}

// failed reports what went wrong with a member.
func (w *walk) failed(name string, err error) {
	var e *letter.Error
	switch {
	case w.stopped != nil:
	case errors.As(err, &e):
		w.problem(name, e)
	default:
		w.stopped = err
	}
}

// heldArchive opens an archive within a container, or gives it where it is a
// Word document.
func (w *walk) heldArchive(m Member, at place) {
	data, err := w.hold(m.Body)
	defer func() { w.held -= int64(len(data)) }()
	if err != nil {
		w.failed(m.Name, err)
		return
	}
	r := bytes.NewReader(data)
	if ContainerType(r, r.Size()) == TypeDocx {
		m.Type, m.Body = TypeDocx, r
		w.give(m)
		return
	}
	w.within(at, func() error { return w.zip(r, r.Size(), at) })
}

// hold reads a container into memory.
func (w *walk) hold(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, w.Held-w.held+1))
	w.held += int64(len(data))
	if err == nil && w.held > w.Held {
		err = letter.Refuse("too_large", "the archive within is larger than %d MB; send it on its own", w.Held>>20)
	}
	return data, err
}
