package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("out", "", "folder for the letters (made if missing)")
	name := flag.String("set", "dev", "which letters: dev, or one of the held-back heldA to heldF")
	n := flag.Int("n", 120, "how many letters")
	seed := flag.Uint64("seed", 1, "seed: the same seed gives the same letters")
	flag.Parse()
	if *out == "" {
		fmt.Fprintln(os.Stderr, "generator: -out is needed")
		os.Exit(2)
	}
	if err := run(*out, *name, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "generator:", err)
		os.Exit(1)
	}
}

// run writes n letters of a set into dir.
func run(dir, name string, n int, seed uint64) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	s, known := sets[name]
	if !known {
		return fmt.Errorf("no set %q", name)
	}
	return s.each(n, seed, func(stem, page string, t *truth) error { return write(dir, stem, page, t) })
}

// each makes n letters; the shelves of the set take turns.
func (s set) each(n int, seed uint64, use func(stem, page string, t *truth) error) error {
	shelves, err := s.load()
	if err != nil {
		return err
	}
	for i := 1; i <= n; i++ {
		random := rand.New(rand.NewPCG(seed, s.salt+uint64(i)))
		page, t, err := shelves[(i-1)%len(shelves)].next(random)
		if err == nil {
			err = use(fmt.Sprintf("%s%03d", s.stem, i), page, t)
		}
		if err != nil {
			return fmt.Errorf("letter %d: %w", i, err)
		}
	}
	return nil
}

// write stores the two files of one letter.
func write(dir, stem, page string, t *truth) error {
	var label bytes.Buffer
	encoder := json.NewEncoder(&label)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(t); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, stem+".html"), []byte(page), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, stem+".json"), label.Bytes(), 0o644)
}
