package deadline

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// needed are lists of strings: every text that the pattern matches has at least
// one of each, the shortest list first. Looking for them first spares most of
// the matching: a letter has many sentences and there are many cues.
func needed(pattern string) [][]string {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	re = re.Simplify()
	parts := []*syntax.Regexp{re}
	if re.Op == syntax.OpConcat {
		parts = re.Sub
	}
	var all [][]string
	for _, p := range parts {
		if l := literals(p); l != nil {
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b []string) int { return len(a) - len(b) })
	return all
}

func literals(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if s := string(re.Rune); len(s) > 1 || s == mark {
			return []string{s}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return literals(re.Sub[0])
	case syntax.OpConcat:
		return leanest(re.Sub)
	case syntax.OpAlternate:
		return allOf(re.Sub)
	}
	return nil
}

// leanest is the shortest list of the parts of a pattern.
func leanest(parts []*syntax.Regexp) []string {
	var best []string
	for _, p := range parts {
		if l := literals(p); l != nil && (best == nil || len(l) < len(best)) {
			best = l
		}
	}
	return best
}

// allOf is the lists of all alternatives, nil where one has none.
func allOf(alternatives []*syntax.Regexp) []string {
	var all []string
	for _, a := range alternatives {
		l := literals(a)
		if l == nil {
			return nil
		}
		all = append(all, l...)
	}
	return all
}

// find returns where the cue's matches begin and end.
func (c cue) find(text string) [][]int {
	if !c.canMatch(text) {
		return nil
	}
	return c.pattern.FindAllStringIndex(text, -1)
}

// first returns where the cue's first match begins and ends, nil for none.
func (c cue) first(text string) []int {
	if !c.canMatch(text) {
		return nil
	}
	return c.pattern.FindStringIndex(text)
}

func (c cue) matches(text string) bool { return c.canMatch(text) && c.pattern.MatchString(text) }

func (c cue) canMatch(text string) bool {
	for _, any := range c.needed {
		if !slices.ContainsFunc(any, func(s string) bool { return strings.Contains(text, s) }) {
			return false
		}
	}
	return text != ""
}
