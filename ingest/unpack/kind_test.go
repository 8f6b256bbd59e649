package unpack_test

import (
	"bytes"
	"strings"
	"testing"

	"recourse/ingest/unpack"
	"recourse/internal/letter"
)

func codeOf(err error) string {
	if err == nil {
		return ""
	}
	return letter.CodeOf(err)
}

// typeOf asks in the order in which the reader does.
func typeOf(s string) string {
	r := bytes.NewReader([]byte(s))
	if kind := unpack.ContainerType(r, r.Size()); kind != "" {
		return kind
	}
	return unpack.TextType([]byte(s[:min(len(s), unpack.HeadSize)]))
}

func TestTypes(t *testing.T) {
	stored := string(zipped(t, file{"a.pdf", pdf}))
	for name, tt := range map[string]struct{ in, want string }{
		"mail":                     {headers + "\r\nHi", "mail"},
		"a long header":            {"Return-Path: <a@example.org>\r\n" + strings.Repeat("Received: by x\r\n", 400) + "From: a\r\n\r\n", "mail"},
		"blank lines before":       {"\r\n\r\n" + headers, "mail"},
		"a memo is no mail":        {"TO: Jane Doe\nFROM: Plan\nDATE: May 1, 2026\nSUBJECT: denial\n\n" + denied, "text"},
		"a letter with labels":     {"Date: May 1\nMember ID: W1\n\n" + denied, "text"},
		"mbox":                     {"From a Mon May  4 09:00:00 2026\n" + headers + "\nHi", "mbox"},
		"a letter from somebody":   {"From the desk of Jane Doe\n\n" + denied, "text"},
		"zip":                      {stored, "zip"},
		"docx":                     {docx(t), "docx"},
		"a damaged archive":        {stored[:len(stored)-5], "zip"},
		"HTML":                     {"  <!DOCTYPE html><p>x", "html"},
		"HTML of Windows":          {"\xef\xbb\xbf<html><body>x", "html"},
		"HTML in UTF-16":           {"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "html"},
		"XHTML":                    {`<?xml version="1.0"?><html xmlns="x">`, "html"},
		"a fragment":               {"<div>x</div>", "html"},
		"XML":                      {`<?xml version="1.0"?><claim>`, ""},
		"text":                     {"Dear Ms. Doe:\r\n\tYour\f", "text"},
		"text in Latin-1":          {"Dear Ms. M\xfcller", "text"},
		"text in UTF-16":           {"\xff\xfeD\x00e\x00a\x00r\x00", "text"},
		"a character at the cut":   {strings.Repeat("a", unpack.HeadSize-1) + "ü", "text"},
		"PDF":                      {"\n%PDF-1.4\nabc", ""},
		"TIFF":                     {tiff, ""},
		"rich text":                {`{\rtf1 x}`, ""},
		"zeros":                    {"abc\x00def", ""},
		"noise":                    {noise(1000), ""},
		"nothing":                  {"", ""},
		"blanks":                   {" \n", ""},
		"an archive of Excel":      {string(zipped(t, file{"[Content_Types].xml", "x"}, file{"xl/workbook.xml", "x"})), "zip"},
		"a less-than sign in text": {"< 30 days: see below", "text"},
	} {
		if got := typeOf(tt.in); got != tt.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestRefusal(t *testing.T) {
	for in, code := range map[string]string{tnef: "winmail", `{\rtf1`: "old_office", "7z\xbc\xaf\x27\x1c": "archive"} {
		if e := unpack.Refusal([]byte(in)); e == nil || e.Code != code || e.Why == "" {
			t.Errorf("%q: %v", in, e)
		}
	}
	if e := unpack.Refusal([]byte(pdf)); e != nil {
		t.Error(e)
	}
}

func FuzzTypes(f *testing.F) {
	for _, s := range []string{headers, "From a\n" + headers, "<html>", denied, "\xff\xfea\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := bytes.NewReader(b)
		unpack.ContainerType(r, r.Size())
		if unpack.TextType(b) != "" && unpack.Refusal(b) != nil {
			t.Errorf("%q is text and cannot be read", b)
		}
	})
}
