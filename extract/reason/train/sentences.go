package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// labelled is a sentence or a run of them with its category.
type labelled struct{ class, text string }

// readLabelled reads a file of sentences: the category in brackets, then its
// sentences, one a line.
func readLabelled(name string) ([]labelled, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read sentences: %w", err)
	}
	defer f.Close()
	var out []labelled
	class := ""
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		switch l := lines.Text(); {
		case l == "" || l[0] == '#':
		case l[0] == '[':
			class = strings.Trim(l, "[]")
		default:
			out = append(out, labelled{class, l})
		}
	}
	return out, lines.Err()
}
