package textfile

import (
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"recourse/ingest/unpack/flow"
	"recourse/internal/letter"
)

// HTML reads a web page or an HTML mail as a browser shows it, without pictures.
func HTML(r io.Reader) ([]letter.Page, error) {
	b, err := readAll(r, maxText)
	if err != nil {
		return nil, err
	}
	s, err := HTMLText(b, "")
	if err != nil {
		return nil, err
	}
	return flow.Pages(s)
}

// maxHTML bounds a web page in bytes, without the pictures that it carries: a
// page in memory is a hundred times its size.
const maxHTML = 4 << 20

// picture is a picture within a page.
var picture = regexp.MustCompile(`data:[a-zA-Z0-9/+.-]+;base64,[A-Za-z0-9+/=\s]*`)

// HTMLText is the text of a web page, set in lines, tables in columns. The
// label is the character set that the surroundings name, "" for none.
func HTMLText(b []byte, label string) (string, error) {
	if label == "" {
		_, label, _ = charset.DetermineEncoding(b[:min(len(b), 1024)], "")
	}
	s := Decode(b, label)
	if len(s) > maxHTML {
		s = picture.ReplaceAllString(s, "")
	}
	if len(s) > maxHTML {
		return "", letter.Refuse("too_large", "the web page has more than %d MB", maxHTML>>20)
	}
	root, err := html.ParseWithOptions(strings.NewReader(s), html.ParseOptionEnableScripting(false))
	if err != nil {
		return "", letter.Refuse("damaged", "the HTML is nested deeper than any letter")
	}
	return flow.Render(blocksOf(root)), nil
}
