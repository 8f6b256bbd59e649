package library

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/internal/layout/layouttest"
	"recourse/internal/letter"
)

// typewriter reads text files as pages, and counts them.
type typewriter struct{ read int }

func (r *typewriter) ReadPages(_ context.Context, f *os.File) (letter.DocumentID, []letter.Page, error) {
	r.read++
	b, err := io.ReadAll(f)
	if err != nil {
		return "", nil, err
	}
	if strings.HasPrefix(string(b), "broken") {
		return "", nil, letter.Refuse("not_a_document", "it is broken")
	}
	return letter.DocumentIDOf(b), layouttest.Pages(string(b)), nil
}

const imaging = `Advanced Imaging of the Spine
Medical policy RAD-11                     Effective date: January 1, 2026

MRI of the lumbar spine (CPT 72148) is medically necessary when all of the following are met:

1. Pain has lasted six weeks in spite of treatment.

2. Treatment was physical therapy or home exercise under supervision.

Repeated MRI within twelve months is not medically necessary unless there is a new finding.
` + "\f" + `Background

Low back pain is common and most often gets better without imaging of any kind.
`

const biologics = `Biologic Agents for Rheumatoid Arthritis
Last reviewed: 03/2026

Adalimumab is covered after an inadequate response to methotrexate for three months.
`

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// opened is a library of two policies, one file that can not be read, and
// hidden ones.
func opened(t *testing.T) (l *Library, folder, dir string, r *typewriter) {
	t.Helper()
	folder, dir, r = t.TempDir(), filepath.Join(t.TempDir(), "library"), &typewriter{}
	write(t, folder, "northgate/imaging.txt", imaging)
	write(t, folder, "northgate/biologics.txt", biologics)
	write(t, folder, "bad.bin", "broken")
	write(t, folder, ".git/hidden.txt", imaging)
	l = open(t, folder, dir)
	return l, folder, dir, r
}

func open(t *testing.T, folder, dir string) *Library {
	t.Helper()
	l, err := Open(folder, dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func refresh(t *testing.T, l *Library, r Reader) Refreshed {
	t.Helper()
	got, err := l.Refresh(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestRefresh(t *testing.T) {
	l, folder, dir, r := opened(t)
	if n, err := l.Stale(); n != 3 || err != nil {
		t.Errorf("%d stale, %v", n, err)
	}
	if got := refresh(t, l, r); len(got.Read) != 3 || r.read != 3 {
		t.Errorf("%+v", got)
	}
	if got := refresh(t, l, r); len(got.Read) != 0 || got.Same != 3 || r.read != 3 {
		t.Errorf("read again: %+v", got)
	}
	files := l.Files()
	if files[0].Problem != "it is broken" || files[1].Date != "03/2026" || files[2].Date != "January 1, 2026" ||
		files[2].Title != "Advanced Imaging of the Spine" || files[2].Pages != 2 {
		t.Errorf("%+v", files)
	}

	// It is all there when the index is opened again; a change is read, what is gone vanishes.
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, folder, dir)
	write(t, folder, "northgate/biologics.txt", strings.ReplaceAll(biologics, "three months", "four months"))
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(filepath.Join(folder, "northgate/biologics.txt"), later, later); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(folder, "northgate/imaging.txt")); err != nil {
		t.Fatal(err)
	}
	if got := refresh(t, l, r); len(got.Read) != 1 || !slices.Equal(got.Removed, []string{"northgate/imaging.txt"}) || r.read != 4 {
		t.Errorf("%+v, %d read", got, r.read)
	}
	for words, want := range map[string]int{"four months": 1, "three months": 0, "lumbar spine": 0} {
		if found, err := l.Search(context.Background(), words, 9); len(found) != want || err != nil {
			t.Errorf("%q: %+v, %v", words, found, err)
		}
	}
}

// A folder that is not there, as a network share that is down, costs nothing
// that is known.
func TestAFolderThatIsDown(t *testing.T) {
	l, folder, _, r := opened(t)
	refresh(t, l, r)
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Refresh(context.Background(), r); letter.CodeOf(err) != "library_unreadable" {
		t.Errorf("%v", err)
	}
	if len(l.Files()) != 3 {
		t.Errorf("%+v", l.Files())
	}
}

// A damaged index, or one of another folder, is made anew.
func TestDamagedIndex(t *testing.T) {
	l, folder, dir, r := opened(t)
	refresh(t, l, r)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "index_meta.json", "{")
	l = open(t, folder, dir)
	if got := refresh(t, l, r); len(got.Read) != 3 {
		t.Errorf("%+v", got)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if l = open(t, t.TempDir(), dir); len(l.Files()) != 0 {
		t.Errorf("files of another folder: %+v", l.Files())
	}
}

// A passage is quoted as it is printed, a list with what leads to it.
func TestOffer(t *testing.T) {
	l, _, _, r := opened(t)
	refresh(t, l, r)
	found, err := l.Offer(context.Background(), About{Service: "MRI lumbar spine without contrast", Codes: []string{"72148"},
		Criterion: "six weeks of physical therapy are not shown", Payer: "Northgate"}, 5)
	if err != nil || len(found) == 0 {
		t.Fatalf("%+v, %v", found, err)
	}
	const want = "MRI of the lumbar spine (CPT 72148) is medically necessary when all of the following are met: 1. Pain has lasted six weeks in spite of treatment. 2. Treatment was physical therapy or home exercise under supervision."
	p := found[0]
	if p.Text != want || p.Page != 1 || p.Title != "Advanced Imaging of the Spine" || p.Date != "January 1, 2026" || p.File != "northgate/imaging.txt" {
		t.Errorf("%+v", p)
	}
	for _, p := range found {
		if p.File == "northgate/biologics.txt" {
			t.Errorf("offered: %+v", p)
		}
	}
	if again, ok, err := l.Find(context.Background(), strings.ToLower(p.ID)); !ok || err != nil || again.Text != p.Text {
		t.Errorf("%+v, %v", again, err)
	}
	if _, ok, _ := l.Find(context.Background(), "P-NOSUCH"); ok {
		t.Error("found what is not there")
	}
	if none, err := l.Offer(context.Background(), About{Criterion: "six weeks of physical therapy"}, 5); len(none) != 0 || err != nil {
		t.Errorf("without a service: %+v, %v", none, err)
	}
}
