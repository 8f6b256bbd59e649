package record

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"recourse/internal/letter"
)

const (
	// maxValue bounds a value: servers elsewhere take 1 MiB with its headers.
	maxValue = 1<<20 - 4<<10
	// compressFrom is where compressing a value begins to save more than it costs.
	compressFrom = 2 << 10
	// maxPlain bounds what a compressed value may become.
	maxPlain = 256 << 20
)

// encode and decode are the only ways of values into the record and out of it;
// sealing them is done here.

func (t table[T]) encode(v T) ([]byte, error) {
	*t.schema(&v) = letter.Schema
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %s: %w", t.name, err)
	}
	b := plain
	if len(plain) >= compressFrom {
		if b, err = compress(plain); err != nil {
			return nil, fmt.Errorf("encode %s: %w", t.name, err)
		}
	}
	if len(b) > maxValue {
		return nil, &letter.Error{Kind: letter.Permanent, Code: "too_large", Why: fmt.Sprintf("%d bytes do not fit into %s", len(b), t.name)}
	}
	return b, nil
}

func (t table[T]) decode(b []byte) (v T, err error) {
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		if b, err = decompress(b); err != nil {
			return v, fmt.Errorf("decode %s: %w", t.name, err)
		}
	}
	err = json.Unmarshal(b, &v)
	if schema := *t.schema(&v); schema > letter.Schema {
		return v, newer(schema)
	}
	if err != nil {
		return v, fmt.Errorf("decode %s: %w", t.name, err)
	}
	return v, nil
}

// writers are kept, since one takes a megabyte.
var writers = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		panic(err) // there is this level
	}
	return w
}}

func compress(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w := writers.Get().(*gzip.Writer)
	defer writers.Put(w)
	w.Reset(&out)
	_, err := w.Write(b)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

// readers are kept, since one takes more memory than most values.
var readers = sync.Pool{New: func() any { return new(gzip.Reader) }}

func decompress(b []byte) ([]byte, error) {
	r := readers.Get().(*gzip.Reader)
	defer readers.Put(r)
	if err := r.Reset(bytes.NewReader(b)); err != nil {
		return nil, err
	}
	plain := bytes.NewBuffer(make([]byte, 0, min(plainSize(b), maxPlainGuess)))
	_, err := plain.ReadFrom(io.LimitReader(r, maxPlain+1))
	if err == nil && plain.Len() > maxPlain {
		err = fmt.Errorf("more than %d bytes", maxPlain)
	}
	return plain.Bytes(), err
}

// maxPlainGuess bounds what is set aside on the word of a value's last bytes.
const maxPlainGuess = 1 << 20

// plainSize is what the last four bytes say of the size of the plain value, and
// what reading it to its end needs besides.
func plainSize(b []byte) int {
	return int(binary.LittleEndian.Uint32(b[len(b)-4:])) + bytes.MinRead
}
