package view

import "testing"

func TestPrintable(t *testing.T) {
	tests := map[string]string{
		"scan 0007.pdf":        "scan 0007.pdf",
		"Größe\u00a0ü.pdf":     "Größe\u00a0ü.pdf",
		"two\nlines.pdf":       `two\nlines.pdf`,
		"\x1b[2J\x07.pdf":      `\x1b[2J\a.pdf`,
		"a\u202efdp.exe":       `a\u202efdp.exe`,
		"not UTF-8 \xff\xfe.x": "not UTF-8 �.x",
		"it's":                 "it's",
	}
	for in, want := range tests {
		if got := Printable(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
