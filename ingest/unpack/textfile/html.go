package textfile

import (
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"recourse/ingest/unpack/flow"
	"recourse/internal/letter"
)

// HTML reads a web page or an HTML mail as a browser shows it, without pictures.
func HTML(r io.Reader) ([]letter.Page, error) {
	b, err := readAll(r)
	if err != nil {
		return nil, err
	}
	s, err := HTMLText(b, "")
	if err != nil {
		return nil, err
	}
	return flow.Pages(s)
}

// HTMLText is the text of a web page, set in lines, tables in columns. The
// label is the character set that the surroundings name, "" for none.
func HTMLText(b []byte, label string) (string, error) {
	if label == "" {
		_, label, _ = charset.DetermineEncoding(b[:min(len(b), 1024)], "")
	}
	root, err := html.ParseWithOptions(strings.NewReader(Decode(b, label)), html.ParseOptionEnableScripting(false))
	if err != nil {
		return "", letter.Refuse("damaged", "the HTML is nested deeper than any letter")
	}
	return flow.Render(blocksOf(root)), nil
}
