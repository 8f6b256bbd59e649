package unpack_test

import (
	"strings"
	"testing"

	"recourse/ingest/unpack"
)

func TestMbox(t *testing.T) {
	one := headers + "\r\n" + denied + "\r\nFrom here on you may appeal.\r\n>From Monday on.\r\n"
	two := headers + multipart("mixed", "b", part("Hi"), attached("a.pdf", "application/pdf", pdf))
	box := "From plan@example.org Mon May  4 09:00:00 2026\r\n" + one + "\r\nFrom x@example.org Tue May  5 09:00:00 2026\r\n" + two +
		"From x@example.org Tue May  5 09:00:00 2026\n" + headers + "\n"
	check(t, []byte(box), unpack.Limits{}, "",
		"mail 1!/message.txt text: "+denied+"\r\nFrom here on you may appeal.\r\nFrom Monday on.",
		"mail 2!/a.pdf : "+pdf,
		"mail 3 ! nothing_inside")
	cut := []byte(box)[:strings.Index(box, b64(pdf))+12]
	check(t, cut, unpack.Limits{}, "",
		"mail 1!/message.txt text: "+denied+"\r\nFrom here on you may appeal.\r\nFrom Monday on.",
		"mail 2!/a.pdf : %PDF-1.7", "mail 2 ! truncated")
}

func FuzzMbox(f *testing.F) {
	f.Add([]byte("From a Mon May  4 09:00:00 2026\n" + headers + "\n" + denied + "\n\nFrom b\n" + headers + "\nx\n>From y\n"))
	fuzz(f, unpack.Mbox)
}
