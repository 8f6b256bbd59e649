package reader

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"recourse/internal/letter"
)

// packed is an archive of the given names and contents.
func packed(t *testing.T, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, members[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestUnpack(t *testing.T) {
	large := strings.Repeat("a page of a letter ", 50_000) // in more than one frame
	logo, err := os.ReadFile("testdata/logo.png")
	if err != nil {
		t.Fatal(err)
	}
	inner := packed(t, "b.pdf", string(pdfOf("inner")), "../../up.txt", large)
	f := written(t, packed(t, "a.pdf", string(pdfOf("outer")), "in.zip", inner, "empty.pdf", "", "logo.png", string(logo),
		"me.vcf", "BEGIN:VCARD\nFN:Me\nEND:VCARD\n", "ATT0001.txt", "\n"))
	pool := newTestPool(t)
	var got []string
	err = pool.Unpack(t.Context(), f, func(m Member) error {
		line := m.Name
		switch {
		case m.Problem != nil:
			line += " ! " + m.Problem.Code
		case m.PassedOver != nil:
			line += " - " + m.PassedOver.Code
		default:
			b, err := io.ReadAll(m.Body)
			if err != nil {
				return err
			}
			if m.Name == "in.zip!/up.txt" && string(b) != large {
				t.Errorf("%d bytes came, want %d", len(b), len(large))
			}
		}
		got = append(got, line)
		return nil
	})
	want := []string{"a.pdf", "in.zip!/b.pdf", "in.zip!/up.txt", "empty.pdf ! empty", "logo.png - small_image", "me.vcf - contact", "ATT0001.txt - few_words"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
	if _, err := pool.Open(t.Context(), f, ""); err != nil {
		t.Errorf("the child is of no use any more: %v", err)
	}
}

// A caller may take a part of a member, or stop; the pool serves on.
func TestUnpackStopsWhenAsked(t *testing.T) {
	pool := newTestPool(t)
	f := written(t, packed(t, "a.txt", strings.Repeat("many words ", 100_000), "b.txt", "eight words are what a letter has at least"))
	stop := errors.New("enough")
	n := 0
	err := pool.Unpack(t.Context(), f, func(Member) error {
		if n++; n == 2 {
			return stop
		}
		return nil // without reading the body
	})
	if !errors.Is(err, stop) || n != 2 {
		t.Errorf("%d members, %v", n, err)
	}
	if err := pool.Unpack(t.Context(), written(t, string(pdfOf("x"))), nil); letter.CodeOf(err) != CodeNotContainer {
		t.Errorf("a PDF: %v", err)
	}
}

// A member that goes bad in the middle costs itself alone.
func TestUnpackDamagedMember(t *testing.T) {
	whole := []byte(packed(t, "a.txt", "eight words are what a letter has at least", "b.txt", strings.Repeat("0123456789 abcdefg ", 40_000)))
	whole[len(whole)-400] ^= 0xff // in the packed bytes of b
	ends := map[string]string{}
	err := newTestPool(t).Unpack(t.Context(), written(t, string(whole)), func(m Member) error {
		_, err := io.Copy(io.Discard, m.Body)
		ends[m.Name] = letter.CodeOf(err)
		if err == nil {
			ends[m.Name] = "whole"
		}
		return nil
	})
	if err != nil || ends["a.txt"] != "whole" || ends["b.txt"] != "damaged" {
		t.Errorf("%v, %v", ends, err)
	}
}

func TestMemberFrames(t *testing.T) {
	for _, payload := range []string{``, `{}`, `{"Name":""}`, `{"Name":"a\u0007.pdf"}`, `{"Name":"` + strings.Repeat("x", 5000) + `"}`,
		`{"Name":"a","Problem":{"Code":"NO","Why":"x"}}`, `{"Name":"a","PassedOver":{"Code":"x","Why":"a\u001b[1m"}}`} {
		if m, err := checkMember([]byte(payload)); !errors.Is(err, errAnswer) {
			t.Errorf("%.60s: %+v, %v", payload, m, err)
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"%PDF-1.7", "II*\x00", "\x00\x00\x00\x18ftypheic", "RIFF\x00\x00\x00\x00WEBP", "PK\x03\x04", "From: a\r\nMessage-ID: <b>\r\n\r\nc",
		"From a\nFrom: b\nDate: c\nMessage-ID: d\n\n", "<!doctype html>", "Dear member", "\xff\xd8\xff", "{\\rtf1"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := formatOf(bytes.NewReader(b), int64(len(b)))
		if (got == "") == (err == nil) || err != nil && letter.KindOf(err) != letter.Permanent {
			t.Errorf("format %q, %v", got, err)
		}
	})
}
