package unpack

import (
	"errors"
	"io"

	"recourse/internal/letter"
)

// counted is the bytes of a member, counted against every limit.
type counted struct {
	walk    *walk
	archive *archive
	in      io.Reader
	n       int64
	err     error
}

func (c *counted) Read(b []byte) (int, error) {
	if c.err != nil {
		return 0, c.err
	}
	n, err := c.in.Read(b)
	if c.err = c.count(int64(n)); c.err == nil {
		c.err = asRefusal(err)
	}
	return n, c.err
}

func (c *counted) count(n int64) error {
	c.n += n
	c.walk.bytes += n
	c.archive.count(n)
	switch lim := c.walk.Limits; {
	case c.archive.isBomb():
		return errBomb
	case c.walk.bytes > lim.Bytes:
		c.walk.stopped = letter.Refuse("too_large", "there are more than %d MB in it", lim.Bytes>>20)
		return c.walk.stopped
	case c.n > lim.Member:
		return letter.Refuse("too_large", "the file is larger than %d MB", lim.Member>>20)
	}
	return nil
}

// asRefusal makes a refusal of what is wrong with a member's bytes.
func asRefusal(err error) error {
	if e := (*letter.Error)(nil); err == nil || err == io.EOF || errors.As(err, &e) {
		return err
	}
	return &letter.Error{Kind: letter.Permanent, Code: "damaged", Why: "the file is damaged or cut off", Err: err}
}
