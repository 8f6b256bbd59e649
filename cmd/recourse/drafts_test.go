package main

import (
	"path/filepath"
	"strings"
	"testing"

	"recourse/classify/draft"
	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/paper"
	"recourse/internal/service"
	"recourse/internal/view"
)

// mostPages is how many pages a document has at most before anybody adds to it.
const mostPages = 2

// TestDraftsTellTheirOwnCase drafts every kind of document for every committed
// denial: it quotes the letter to the character, tells nothing of another
// case's, and fits its pages.
func TestDraftsTellTheirOwnCase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	letters, err := filepath.Abs("../../testdata/letters/pdf")
	if err != nil {
		t.Fatal(err)
	}
	if out, err := d.recourse("batch", letters).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	cfg, _, err := config.Load(config.LoadOptions{WorkDir: d.dir, Getenv: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	s, err := service.Open(t.Context(), service.Options{Config: cfg, Log: logger(env{stderr: t.Output()})})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	cases, err := call[view.Case](t.Context(), s, service.MethodCases, service.CasesRequest{})
	if err != nil || len(cases) < 6 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	for _, c := range cases {
		read := d.textOf(c.File)
		for _, kind := range draft.Kinds {
			docs, err := call[draft.Document](t.Context(), s, service.MethodDraft, service.DraftRequest{ID: c.Case.ID, Kind: kind})
			if err != nil || len(docs) != 1 {
				t.Fatalf("%s, %s: %v", c.File, kind, err)
			}
			ownOnly(t, c, cases, docs[0], read)
		}
	}
}

// textOf is the text of a letter as read, with single spaces.
func (d deskDir) textOf(file string) string {
	d.t.Helper()
	out, err := d.recourse("read", "--text", file).Output()
	if err != nil {
		d.t.Fatal(err)
	}
	return oneLine(string(out))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func ownOnly(t *testing.T, c view.Case, all []view.Case, doc draft.Document, read string) {
	t.Helper()
	name := c.File + ", " + string(doc.Kind)
	text := oneLine(string(paper.Text(doc)))
	if !strings.Contains(text, oneLine(c.MemberID.Value)) {
		t.Errorf("%s does not tell whose it is", name)
	}
	for _, b := range doc.Blocks {
		if b.Style == draft.Quote && !strings.Contains(read, oneLine(b.Runs[0].Text)) {
			t.Errorf("%s quotes what the letter does not say: %q", name, b.Runs[0].Text)
		}
	}
	for _, o := range all {
		for _, f := range []*letter.Field{o.PatientName, o.MemberID, o.AuthorizationNumber, o.ClaimNumber, o.AppealNumber, o.DenialReason} {
			if o.Case.ID != c.Case.ID && f != nil && strings.Contains(text, oneLine(f.Value)) {
				t.Errorf("%s tells %q of another case", name, f.Value)
			}
		}
	}
	pdf, err := paper.PDF(doc)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(pdf), "/Type /Page\n"); n < 1 || n > mostPages {
		t.Errorf("%s has %d pages", name, n)
	}
}
