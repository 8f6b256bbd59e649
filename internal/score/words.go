package score

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"recourse/internal/letter"
)

// Words are the pages of one letter as the reader read them, kept so that the
// rules can be measured without reading again.
type Words struct {
	Stem  string        `json:"stem"`
	Pages []letter.Page `json:"pages"`
}

// ReadWords reads what [WriteWords] wrote.
func ReadWords(path string) ([]Words, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("score: words %s: %w", path, err)
	}
	var all []Words
	for dec := json.NewDecoder(z); ; {
		var w Words
		err := dec.Decode(&w)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("score: words %s: %w", path, err)
		}
		all = append(all, w)
	}
}

// WriteWords writes one line for each letter, compressed.
func WriteWords(path string, all []Words) error {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("score: %w", err)
	}
	z := gzip.NewWriter(f)
	enc := json.NewEncoder(z)
	for _, w := range all {
		if err = enc.Encode(w); err != nil {
			break
		}
	}
	if err = errors.Join(err, z.Close(), f.Close()); err != nil {
		return fmt.Errorf("score: words %s: %w", path, err)
	}
	return nil
}
