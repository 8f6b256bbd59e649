package bench

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPagesOf(t *testing.T) {
	for text, want := range map[string][]string{
		"one\n\f":        {"one\n"},
		"one\f\ftwo\n\f": {"one", "", "two\n"},
		"one\ftwo":       {"one", "two"}, // OCRmyPDF's sidecar has no last form feed
	} {
		if diff := cmp.Diff(want, pagesOf(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestParseCPUs(t *testing.T) {
	for list, want := range map[string][]string{"0": {"0"}, "0-2": {"0", "1", "2"}, "1,4-5": {"1", "4", "5"}} {
		got, err := parseCPUs(list)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v %s", list, err, diff)
		}
	}
	for _, list := range []string{"", "a", "0-", "1-b"} {
		if _, err := parseCPUs(list); err == nil {
			t.Errorf("%q: no error", list)
		}
	}
}

// trace is what strace writes about calls of several threads.
const trace = `101   fsync(9)                          = 0 (DELAYED)
102   fdatasync(12 <unfinished ...>
101   renameat(AT_FDCWD, "a.tmp", AT_FDCWD, "a") = 0 (DELAYED)
102   <... fdatasync resumed>)          = 0 (DELAYED)
103   fsync(10)                         = ? ERESTARTSYS (To be restarted)
103   +++ exited with 0 +++
`

func TestCountWaits(t *testing.T) {
	if got, want := countWaits(trace), (waits{syncs: 3, renames: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestVersionNumber(t *testing.T) {
	for out, want := range map[string]string{
		"tesseract 5.3.0\n leptonica-1.82.0": "5.3.0",
		"14.0.1+dfsg1\n":                     "14.0.1+dfsg1",
		"pdftotext version 22.12.0\n":        "22.12.0",
	} {
		if got := number.FindString(out); got != want {
			t.Errorf("%q: %s, want %s", out, got, want)
		}
	}
}
