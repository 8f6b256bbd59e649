package score

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteTo writes the board as text, the same bytes for the same results: what
// is right with its interval, every outcome by form and field, silent errors,
// calibration, and the categories that were mixed up. [Read] reads it back.
func (b *Board) WriteTo(w io.Writer) (int64, error) {
	var s strings.Builder
	b.writeAccuracy(&s)
	for _, name := range b.names() {
		b.forms[name].write(&s, name)
	}
	all := b.all()
	all.writeCalibration(&s)
	s.WriteString("Categories read right, and what else was read\n")
	all.mixed.write(&s)
	n, err := io.WriteString(w, trimLines(s.String()))
	return int64(n), err
}

// writeAccuracy writes a row for each field and a column for each form.
func (b *Board) writeAccuracy(s *strings.Builder) {
	names, columns := b.names(), make([]*form, 0, len(b.forms)+1)
	for _, name := range names {
		columns = append(columns, b.forms[name])
	}
	if len(names) > 1 {
		names, columns = append(names, "all"), append(columns, b.all())
	}
	row := func(title string, cell func(*form) Share) {
		fmt.Fprintf(s, "%-29s", title)
		for _, f := range columns {
			fmt.Fprintf(s, "%-25s", cell(f))
		}
		s.WriteByte('\n')
	}
	s.WriteString("Right of those asked for (95 % interval in percent); * is critical\n")
	fmt.Fprintf(s, "%-29s", "field")
	for _, name := range names {
		fmt.Fprintf(s, "%-25s", name)
	}
	s.WriteByte('\n')
	for _, known := range allFields {
		row(starred(known), func(f *form) Share { return f.right(known.name) })
	}
	for _, known := range allLists {
		row(known.name+" (of those printed)", func(f *form) Share { return f.list(known.name).share() })
	}
	row("all critical values", (*form).critical)
	row("silent errors", (*form).silentShare)
	row("sent to review", func(f *form) Share { return Share{f.review, f.letters} })
	row("the same but assumed-only", func(f *form) Share { return Share{f.review - f.assumedOnly, f.letters} })
	s.WriteByte('\n')
}

func starred(f field) string {
	if f.critical {
		return f.name + " *"
	}
	return f.name
}

func (l *Listed) share() Share { return Share{l.Found, l.Printed} }

func (f *form) silentShare() Share { return Share{len(f.silent), f.critical().Of} }

// write writes every outcome of a form.
func (f *form) write(s *strings.Builder, name string) {
	fmt.Fprintf(s, "%-6s%-22s", "form", "field")
	for _, o := range outcomeNames {
		fmt.Fprintf(s, "%14s", o)
	}
	s.WriteByte('\n')
	for _, known := range allFields {
		fmt.Fprintf(s, "%-6s%-22s", name, known.name)
		for _, n := range f.field(known.name) {
			fmt.Fprintf(s, "%14d", n)
		}
		s.WriteByte('\n')
	}
	for _, known := range allLists {
		l := f.list(known.name)
		fmt.Fprintf(s, "%-6s%-22sfound %d of %d, extra %d\n", name, l.Name, l.Found, l.Printed, l.Extra)
	}
	f.summary(s, name)
}

func (f *form) summary(s *strings.Builder, name string) {
	right, wrong := f.critical(), f.silentShare()
	fmt.Fprintf(s, "%s critical values right: %d of %d (%.1f%%), silent errors: %d (%.2f%%)\n", name,
		right.N, right.Of, 100*right.Rate(), wrong.N, 100*wrong.Rate())
	fmt.Fprintf(s, "%s sent to review: %d of %d letters (%d only for an assumed deadline), split wrongly: %d\n", name,
		f.review, f.letters, f.assumedOnly, f.split)
	for _, silent := range slices.Sorted(slices.Values(f.silent)) {
		fmt.Fprintf(s, "%s silent: %s\n", name, silent)
	}
	s.WriteByte('\n')
}

// writeCalibration writes a line for each bin of the critical fields and of
// all fields together.
func (f *form) writeCalibration(s *strings.Builder) {
	fmt.Fprintf(s, "%-22s%-16s%-8s%s\n", "Calibration", "said", "mean", "right (95 % interval)")
	for _, c := range f.calibrations() {
		for _, b := range c.Bins {
			fmt.Fprintf(s, "%-22s%-16s%-8.3f%s\n", c.Field, fmt.Sprintf("%.3f–%.3f", b.Least, b.Most), b.Said, b.Right)
		}
	}
	s.WriteByte('\n')
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n")
}
