package score

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Read reads the fields and lists of a board that WriteTo has written; of the
// summary lines only the silent errors.
func Read(r io.Reader) (*Board, error) {
	b := &Board{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if err := b.readLine(strings.Fields(lines.Text())); err != nil {
			return nil, fmt.Errorf("score: board line %d: %w", n, err)
		}
	}
	return b, lines.Err()
}

func (b *Board) readLine(cols []string) error {
	switch {
	case len(cols) < 2 || cols[0] == "form":
		return nil
	case cols[1] == "silent:":
		f := b.form(cols[0])
		f.silent = append(f.silent, strings.Join(cols[2:], " "))
		return nil
	case slices.ContainsFunc(allFields, func(f field) bool { return f.name == cols[1] }):
		return b.form(cols[0]).readField(cols[1:])
	case slices.ContainsFunc(allLists, func(l list) bool { return l.name == cols[1] }):
		l := b.form(cols[0]).list(cols[1])
		_, err := fmt.Sscanf(strings.Join(cols[2:], " "), "found %d of %d, extra %d", &l.Found, &l.Printed, &l.Extra)
		return err
	}
	return nil
}

func (f *form) readField(cols []string) error {
	if len(cols) != int(outcomes)+1 {
		return fmt.Errorf("%s has %d figures, want %d", cols[0], len(cols)-1, outcomes)
	}
	for i, col := range cols[1:] {
		n, err := strconv.Atoi(col)
		if err != nil {
			return err
		}
		f.field(cols[0])[i] = n
	}
	return nil
}

// Regressions tells in plain words where the new board is worse than the old
// one: fewer values right, or more values wrong with nobody asked, for any
// field of any form. Other differences are none.
func Regressions(old, new *Board) []string {
	var worse []string
	for _, name := range old.names() {
		f, ok := new.forms[name]
		if !ok {
			worse = append(worse, fmt.Sprintf("%s: no letter of this form was scored", name))
			continue
		}
		worse = append(worse, f.worseThan(old.forms[name], name)...)
	}
	return worse
}

func (f *form) worseThan(old *form, name string) []string {
	var worse []string
	note := func(field, what string, was, is int) {
		worse = append(worse, fmt.Sprintf("%s %s: %s: was %d, is %d", name, field, what, was, is))
	}
	for _, known := range allFields {
		was, is := old.field(known.name), f.field(known.name)
		if is[Right] < was[Right] {
			note(known.name, "fewer right", was[Right], is[Right])
		}
		if silent(is) > silent(was) {
			note(known.name, "more silent errors", silent(was), silent(is))
		}
	}
	for _, known := range allLists {
		if was, is := old.list(known.name).Found, f.list(known.name).Found; is < was {
			note(known.name, "fewer found", was, is)
		}
	}
	return worse
}

func silent(n *[outcomes]int) int { return n[Wrong] + n[Missing] + n[Invented] }
