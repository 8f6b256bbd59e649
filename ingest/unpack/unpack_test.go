package unpack_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"recourse/ingest/unpack"
	"recourse/internal/letter"
)

// taken are the members of a file in one line each: name, type, and the bytes
// or the code of the problem.
func taken(t testing.TB, b []byte, lim unpack.Limits) ([]string, error) {
	t.Helper()
	var got []string
	err := unpack.Open(bytes.NewReader(b), int64(len(b)), lim, func(m unpack.Member) error {
		got = append(got, line(t, m))
		return nil
	})
	return got, err
}

func line(t testing.TB, m unpack.Member) string {
	t.Helper()
	if m.Problem != nil {
		return m.Name + " ! " + m.Problem.Code
	}
	body, err := io.ReadAll(m.Body)
	if err != nil {
		if e := (*letter.Error)(nil); !errors.As(err, &e) {
			t.Errorf("%s: %v is no refusal", m.Name, err)
		}
		return m.Name + " !! " + letter.CodeOf(err)
	}
	s := string(body)
	if len(s) > 200 {
		s = fmt.Sprintf("%d bytes", len(s))
	}
	if m.Embedded {
		s += " embedded"
	}
	return strings.TrimSpace(m.Name + " " + m.Type + ": " + s)
}

// check compares what a file holds, and the code of the error for the rest.
func check(t *testing.T, b []byte, lim unpack.Limits, code string, want ...string) {
	t.Helper()
	got, err := taken(t, b, lim)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if err != nil && letter.CodeOf(err) != code || err == nil && code != "" {
		t.Errorf("got %v, want %q", err, code)
	}
}

const (
	pdf     = "%PDF-1.7 letter"
	tiff    = "II*\x00 scan"
	tnef    = "\x78\x9f\x3e\x22 hidden"
	denied  = "Your request for an MRI, reference 25-77, was denied on May 1 as not medically necessary."
	headers = "From: plan@example.org\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n"
)

func b64(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// part is a part of a mail: its header lines, a blank line, its text.
func part(body string, header ...string) string {
	return strings.Join(header, "\r\n") + "\r\n\r\n" + body
}

// multipart is a body of parts, with its header line.
func multipart(kind, boundary string, parts ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Content-Type: multipart/%s; boundary=\"%s\"\r\n\r\n", kind, boundary)
	for _, p := range parts {
		fmt.Fprintf(&b, "--%s\r\n%s\r\n", boundary, p)
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return b.String()
}

func attached(name, kind, body string) string {
	return part(b64(body), "Content-Type: "+kind, "Content-Disposition: attachment; filename=\""+name+"\"", "Content-Transfer-Encoding: base64")
}

// file is a member of an archive.
type file struct{ name, body string }

func zipped(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, f.body); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func docx(t testing.TB) string {
	return string(zipped(t, file{"[Content_Types].xml", "<Types>application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml</Types>"},
		file{"word/document.xml", "<w:document/>"}))
}

// checkMember holds a member to what its user relies on.
func checkMember(t *testing.T, seen map[string]bool, m unpack.Member) {
	t.Helper()
	if seen[m.Name] || m.Name == "" || len(m.Name) > 2_000 || strings.ContainsFunc(m.Name, unicode.IsControl) {
		t.Fatalf("name %q", m.Name)
	}
	seen[m.Name] = true
	if (m.Problem == nil) == (m.Body == nil) {
		t.Fatalf("%q: %v, %v", m.Name, m.Problem, m.Body)
	}
	line(t, m)
}

// fuzz takes the bytes apart in one way.
func fuzz(f *testing.F, open func(io.ReaderAt, int64, unpack.Limits, func(unpack.Member) error) error) {
	f.Fuzz(func(t *testing.T, b []byte) {
		seen := map[string]bool{}
		lim := unpack.Limits{Members: 100, Bytes: 8 << 20, Held: 1 << 20}
		err := open(bytes.NewReader(b), int64(len(b)), lim, func(m unpack.Member) error {
			checkMember(t, seen, m)
			return nil
		})
		if e := (*letter.Error)(nil); err != nil && !errors.As(err, &e) {
			t.Fatalf("%v is no refusal", err)
		}
		if err == nil && len(seen) == 0 {
			t.Fatal("neither a member nor an error")
		}
	})
}

func TestOpen(t *testing.T) {
	check(t, []byte("Dear Ms. Doe"), unpack.Limits{}, "not_a_container")
	stop := errors.New("stop")
	calls := 0
	b := zipped(t, file{"a", "1"}, file{"b", "2"})
	err := unpack.Open(bytes.NewReader(b), int64(len(b)), unpack.Limits{}, func(unpack.Member) error { calls++; return stop })
	if !errors.Is(err, stop) || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}
