package cue

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// anyGap is how many words "..." lets pass.
const anyGap = 4

// Pattern is a compiled cue.
type Pattern struct {
	run
	// context must be found too, in the sentence or the one before.
	context []run
}

// run is words that follow each other.
type run struct {
	items []item
	start bool // only at the start of the sentence
	end   bool // only at its end
	// rare is the item that fewest words can be: a sentence without any of them
	// is not searched.
	rare int
}

// item is one word of a pattern.
type item struct {
	terms    []term // any of them
	optional bool
	gap      int // words that may stand before it
}

// Compile reads a pattern. words are the lists that "@name" stands for.
func Compile(s string, words map[string]string) (Pattern, error) {
	var p Pattern
	for i, part := range strings.Split(s, " & ") {
		r, err := compileRun(part, words)
		if err != nil {
			return p, fmt.Errorf("pattern %q: %w", s, err)
		}
		if i == 0 {
			p.run = r
		} else {
			p.context = append(p.context, r)
		}
	}
	return p, nil
}

func compileRun(s string, words map[string]string) (run, error) {
	var p run
	gap := 0
	for i, f := range strings.Fields(s) {
		switch {
		case f == "^" && i == 0:
			p.start = true
		case f == "$":
			p.end = true
		case strings.HasPrefix(f, "..."):
			n, err := gapOf(f)
			if err != nil {
				return p, err
			}
			gap = n
		default:
			it, err := parseItem(f, gap, words)
			if err != nil {
				return p, err
			}
			gap = 0
			p.items = append(p.items, it)
		}
	}
	if len(p.items) == 0 || p.items[0].optional || p.items[0].gap > 0 && !p.start {
		return p, errors.New("must begin with a word that is not optional")
	}
	for i, it := range p.items {
		if !it.optional && len(it.terms) < len(p.items[p.rare].terms) {
			p.rare = i
		}
	}
	return p, nil
}

func gapOf(f string) (int, error) {
	if f == "..." {
		return anyGap, nil
	}
	n, err := strconv.Atoi(f[3:])
	if err != nil || n < 1 {
		return 0, fmt.Errorf("gap %q", f)
	}
	return n, nil
}

func parseItem(f string, gap int, words map[string]string) (item, error) {
	it := item{gap: gap}
	if rest, ok := strings.CutSuffix(f, "?"); ok {
		f, it.optional = rest, true
	}
	f, err := expand(f, words)
	if err != nil {
		return it, err
	}
	for w := range strings.SplitSeq(f, "|") {
		bare := strings.TrimSuffix(w, "*")
		if ts := Tokens(bare); !special(w) && (len(ts) != 1 || ts[0] != bare) {
			return it, fmt.Errorf("%q is not one plain lower-case word", w)
		}
		it.terms = append(it.terms, termOf(w))
	}
	return it, nil
}

func special(w string) bool { return w == On || w == Off || w == Number }

// expand puts lists in the place of their names.
func expand(f string, words map[string]string) (string, error) {
	parts := strings.Split(f, "|")
	for i, w := range parts {
		name, ok := strings.CutPrefix(w, "@")
		if !ok {
			continue
		}
		if parts[i], ok = words[name]; !ok {
			return "", fmt.Errorf("unknown list @%s", name)
		}
	}
	return strings.Join(parts, "|"), nil
}

// Match reports where the pattern begins in the sentence, -1 if it does not.
func (p Pattern) Match(s *Sentence) int {
	at := p.run.match(s)
	for _, r := range p.context {
		if at < 0 || r.match(s) < 0 && (s.Before == nil || r.match(s.Before) < 0) {
			return -1
		}
	}
	return at
}

func (p run) match(s *Sentence) int {
	if !s.has(p.items[p.rare]) || !s.has(p.items[0]) {
		return -1
	}
	last := len(s.Tokens) - 1
	if p.start {
		last = min(last, p.items[0].gap)
	}
	for at := 0; at <= last; at++ {
		if s.is(at, p.items[0]) && p.rest(s, at+1, 1) {
			return at
		}
	}
	return -1
}

// rest matches the items from i on at the tokens from at on.
func (p run) rest(s *Sentence, at, i int) bool {
	if i == len(p.items) {
		return !p.end || at == len(s.Tokens)
	}
	it := &p.items[i]
	for skip := 0; skip <= it.gap && at+skip < len(s.Tokens); skip++ {
		if s.is(at+skip, *it) && p.rest(s, at+skip+1, i+1) {
			return true
		}
	}
	return it.optional && p.rest(s, at, i+1)
}
