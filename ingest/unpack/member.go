package unpack

import (
	"io"

	"recourse/internal/letter"
)

// Member is one file within a mail or an archive.
type Member struct {
	// Name is for display, as in "letters.zip!/scan.pdf": clean, and different
	// from the names of the members before it.
	Name string
	// Type is "text", "html" or "docx", or "" where the bytes decide. The text
	// of a mail itself is of type "text", in UTF-8.
	Type string
	// Body is the member's bytes, nil where there is a Problem; it is good until
	// the callback returns. An error in the middle, always a [letter.Error], is
	// the member's: what was read of it is to be dropped.
	Body io.Reader
	// Embedded marks what a mail shows within its text: logos, pasted scans.
	Embedded bool
	// Own marks the text of a mail itself, Cover one that only says what comes
	// with it.
	Own, Cover bool
	// Problem is why the member cannot be read.
	Problem *letter.Error
}

// Limits bound what comes out of one file. The zero value of a field means its
// default.
type Limits struct {
	// Members is how many there are at most, of all depths together.
	Members int
	// Depth is how many containers lie within each other at most.
	Depth int
	// Bytes bounds what is unpacked in all, Member what is unpacked of one.
	Bytes, Member int64
	// Ratio is how many times its own size an archive unpacks to at most; it
	// does not matter below 64 MB.
	Ratio int64
	// Held bounds the archives within archives, which are held in memory.
	Held int64
}

const free = 64 << 20

func (l Limits) withDefaults() Limits {
	setDefault(&l.Members, 10_000)
	setDefault(&l.Depth, 8)
	setDefault(&l.Bytes, 4<<30)
	setDefault(&l.Member, 200<<20)
	setDefault(&l.Ratio, 200)
	setDefault(&l.Held, 64<<20)
	return l
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
