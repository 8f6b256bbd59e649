package flow

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The grid, in characters.
const (
	// Width is how long lines get before they are wrapped.
	Width = 100
	// columnGap is between the columns of a table: so much that no layout takes
	// it for the space between words, be they ever so few on the page.
	columnGap = 6
	// tabWidth is the distance of tab stops.
	tabWidth = 8
)

// maxPadding bounds the blanks of all tables together: a table can be made that
// is all blanks, a thousand for a byte of its file.
const maxPadding = 32 << 20

// setter sets blocks; padding is how many blanks tables may yet take.
type setter struct{ padding int }

// Render sets the blocks as lines of text, form feeds between pages.
func Render(blocks []Block) string {
	s := &setter{maxPadding}
	var b strings.Builder
	for i, line := range s.set(blocks, Width, 0) {
		if i > 0 && line != "\f" {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// set sets blocks one below the other. depth counts the tables around them.
func (s *setter) set(blocks []Block, width, depth int) []string {
	var lines []string
	for _, b := range blocks {
		got := s.block(b, width, depth)
		if b.NewPage && len(lines) > 0 && depth == 0 {
			lines = append(lines, "\f")
		} else if b.Gap && len(lines) > 0 && lines[len(lines)-1] != "" && len(got) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, got...)
	}
	return lines
}

func (s *setter) block(b Block, width, depth int) []string {
	if b.Rows != nil {
		return s.table(newTable(b.Rows), width, depth+1)
	}
	var lines []string
	for _, l := range b.Lines {
		if b.Fixed {
			lines = append(lines, expand(l))
			continue
		}
		lines = append(lines, wrap(l, width)...)
	}
	return lines
}

// wrap breaks a line where it grows longer than the width; a blank line stays.
func wrap(line string, width int) []string {
	words := fields(line)
	if len(words) == 0 {
		return []string{""}
	}
	var lines []string
	var b strings.Builder
	n := 0
	for _, w := range words {
		if w == "\t" {
			stop := tabStop(n)
			b.WriteString(strings.Repeat(" ", stop-n))
			n = stop
			continue
		}
		size := utf8.RuneCountInString(w)
		if n > 0 && n+1+size > width {
			lines = append(lines, strings.TrimRight(b.String(), " "))
			b.Reset()
			n = 0
		}
		if n > 0 && !strings.HasSuffix(b.String(), " ") {
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += size
	}
	return append(lines, strings.TrimRight(b.String(), " "))
}

// fields are the words of a line; a tab is a word of its own.
func fields(line string) []string {
	var words []string
	for i, s := range strings.Split(line, "\t") {
		if i > 0 {
			words = append(words, "\t")
		}
		words = append(words, strings.Fields(s)...)
	}
	return slices.Clip(words)
}

// tabStop is where the line goes on behind a tab at column n.
func tabStop(n int) int {
	if n == 0 {
		return tabWidth
	}
	return (n + columnGap + tabWidth - 1) / tabWidth * tabWidth
}

// expand replaces the tabs of a line that keeps its spaces.
func expand(line string) string {
	if !strings.Contains(line, "\t") {
		return strings.TrimRight(line, " ")
	}
	var b strings.Builder
	n := 0
	for _, r := range line {
		if r == '\t' {
			stop := (n/tabWidth + 1) * tabWidth
			b.WriteString(strings.Repeat(" ", stop-n))
			n = stop
			continue
		}
		b.WriteRune(r)
		n++
	}
	return strings.TrimRight(b.String(), " ")
}

// natural is the width that blocks need when nothing is wrapped.
func natural(blocks []Block) int {
	n := 0
	for i := range blocks {
		n = max(n, blocks[i].natural())
	}
	return n
}

func (b Block) natural() int {
	n := 0
	for _, l := range b.Lines {
		n = max(n, utf8.RuneCountInString(strings.TrimSpace(l))+columnGap*strings.Count(l, "\t"))
	}
	for _, row := range b.Rows {
		sum := 0
		for i := range row {
			sum += row[i].width() + columnGap
		}
		n = max(n, sum-columnGap)
	}
	return n
}

func (c *Cell) width() int {
	if c.natural == 0 {
		c.natural = natural(c.Blocks)
	}
	return c.natural
}
