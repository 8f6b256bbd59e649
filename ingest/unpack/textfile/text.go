package textfile

import (
	"io"
	"strings"

	"recourse/ingest/unpack/flow"
	"recourse/internal/letter"
)

// Bounds in bytes: of plain text, and of text among marks and pictures.
const (
	maxPlain = 8 << 20
	maxText  = 32 << 20
)

// Text reads plain text; form feeds separate its pages.
func Text(r io.Reader) ([]letter.Page, error) {
	b, err := readAll(r, maxPlain)
	if err != nil {
		return nil, err
	}
	return flow.Pages(lines(Decode(b, "")))
}

// readAll reads what is left of r, within bounds.
func readAll(r io.Reader, most int) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err != nil {
		return nil, err
	}
	if len(b) > most {
		return nil, letter.Refuse("too_large", "there are more than %d MB of text in it", most>>20)
	}
	return b, nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// lines gives every line the same end and drops the marks that a mail program
// puts before the lines of a forwarded letter.
func lines(s string) string {
	s = lineEnds.Replace(s)
	if !strings.HasPrefix(s, ">") && !strings.Contains(s, "\n>") {
		return s
	}
	all := strings.Split(s, "\n")
	for i, l := range all {
		all[i] = unquoted(l)
	}
	return strings.Join(all, "\n")
}

func unquoted(line string) string {
	rest := line
	for strings.HasPrefix(rest, ">") {
		rest = strings.TrimPrefix(rest[1:], " ")
	}
	return rest
}
