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
	n := flag.Int("n", 120, "how many letters")
	seed := flag.Uint64("seed", 1, "seed: the same seed gives the same letters")
	flag.Parse()
	if *out == "" {
		fmt.Fprintln(os.Stderr, "generator: -out is needed")
		os.Exit(2)
	}
	if err := run(*out, *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, "generator:", err)
		os.Exit(1)
	}
}

// run writes n letters into dir, odd numbers from the dev half and even ones from the held half.
func run(dir string, n int, seed uint64) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	shelves, err := loadShelves()
	if err != nil {
		return err
	}
	for i := 1; i <= n; i++ {
		half := shelves[splits[(i-1)%2]]
		random := rand.New(rand.NewPCG(seed, uint64(i)))
		page, truth, err := half.next(random)
		if err != nil {
			return fmt.Errorf("letter %d: %w", i, err)
		}
		if err := write(dir, fmt.Sprintf("g%03d", i), page, truth); err != nil {
			return err
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
