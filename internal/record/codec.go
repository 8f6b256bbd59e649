package record

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"

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

func compress(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(b)
	err = errors.Join(err, w.Close())
	return out.Bytes(), err
}

func decompress(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(io.LimitReader(r, maxPlain+1))
	if err == nil && len(plain) > maxPlain {
		err = fmt.Errorf("more than %d bytes", maxPlain)
	}
	return plain, err
}
