package watch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAFileIsTakenOnceItHasSettled(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "one")
	if next := b.after(0); next != settle {
		t.Errorf("looks again in %s", next)
	}
	b.after(settle - 1)
	b.expectGot()
	b.write("a.txt", "one two")
	b.after(time.Millisecond)
	b.after(settle - 1)
	b.expectGot()
	if next := b.after(1); next != time.Minute {
		t.Errorf("looks again in %s", next)
	}
	b.expectGot("a.txt")
	b.expectFiles("processed/a.txt=one two")
}

func TestHalfACopyIsNotTaken(t *testing.T) {
	b := newBench(t)
	b.write("a.pdf", "%PDF-1.7\nhalf")
	b.after(0)
	if next := b.after(5 * settle); next != 15*settle {
		t.Errorf("looks again in %s", next)
	}
	b.expectGot()
	b.write("a.pdf", "%PDF-1.7\nhalf and half\n%%EOF\n")
	b.settled()
	b.expectGot("a.pdf")
}

func TestAFileWithoutAnEndIsTakenAfterPatience(t *testing.T) {
	b := newBench(t)
	b.write("cut.pdf", "%PDF-1.7\nhalf")
	b.write("empty.pdf", "")
	b.after(0)
	b.after(19 * settle)
	b.expectGot()
	if w := b.Status().Waiting; len(w) != 2 || w[0].Why != "its end has not come yet" {
		t.Errorf("%+v", w)
	}
	b.after(settle)
	slices.Sort(b.got)
	b.expectGot("cut.pdf", "empty.pdf")
}

func TestNamesAndFolders(t *testing.T) {
	b := newBench(t)
	names := []string{"a.b.pdf", "noext", "X.PDF", "ü ñ.tif", "sp ace\nline.png", "dr lund/fax/b.pdf", strings.Repeat("n", 250) + ".pdf"}
	for _, n := range names {
		b.write(n, "text "+n)
	}
	var tags []string
	b.answer = func(f File) (Outcome, error) {
		tags = append(tags, f.Tags...)
		return Outcome{}, nil
	}
	b.settled()
	slices.Sort(b.got)
	slices.Sort(names)
	b.expectGot(names...)
	if !slices.Equal(tags, []string{"dr lund", "fax"}) {
		t.Errorf("tags %q", tags)
	}
	for i, n := range names {
		names[i] = "processed/" + n + "=text " + n
	}
	b.expectFiles(names...)
}

func TestAFolderMovedIn(t *testing.T) {
	b := newBench(t)
	outside := filepath.Join(t.TempDir(), "march")
	b.must(os.MkdirAll(filepath.Join(outside, "deep"), 0o755))
	b.must(os.WriteFile(filepath.Join(outside, "deep/a.txt"), []byte("x"), 0o644))
	b.after(0)
	b.must(os.Rename(outside, b.path("march")))
	b.settled()
	b.expectGot("march/deep/a.txt")
}

func TestPassedOver(t *testing.T) {
	b := newBench(t)
	for _, n := range []string{".hidden", "a.pdf.part", "~$b.docx", "Thumbs.db", ".sync/c.pdf", "failed/d.pdf", "processed/e.pdf", "f.why.txt"} {
		b.write(n, "x")
	}
	b.must(os.Symlink("/etc/passwd", b.path("link.txt")))
	b.must(os.Symlink("/etc", b.path("etc")))
	b.settled()
	b.expectGot()
	var got []string
	for _, p := range b.Status().PassedOver {
		got = append(got, p.Name)
	}
	want := []string{".hidden", ".sync", "Thumbs.db", "a.pdf.part", "etc", "f.why.txt", "link.txt", "~$b.docx"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOutcomeFoldersAreKnownByAnyName(t *testing.T) {
	b := newBench(t)
	b.must(os.Mkdir(b.path("out"), 0o755))
	alias := filepath.Join(t.TempDir(), "alias")
	b.must(os.Symlink(b.path("out"), alias))
	o := b.Options
	o.Done = alias
	b.restart(o)
	b.write("a.txt", "x")
	b.settled()
	b.settled()
	b.expectGot("a.txt")
	b.expectFiles("out/a.txt=x")
}

func TestThousandsAtOnce(t *testing.T) {
	b := newBench(t)
	const n = 1000
	for i := range n {
		b.write(fmt.Sprintf("%d/%d.txt", i%7, i), fmt.Sprint(i))
	}
	b.after(0)
	for next := b.after(settle); next == 0; {
		next = b.after(0)
	}
	if len(b.got) != n || len(b.known) != n || len(b.states) != 0 {
		t.Errorf("%d delivered, %d known, %d waiting", len(b.got), len(b.known), len(b.states))
	}
}

func TestTheFolderGoesAndComes(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	b.after(0)
	away := b.Folder + ".away"
	b.must(os.Rename(b.Folder, away))
	b.after(time.Minute)
	b.after(time.Minute)
	if s := b.Status(); s.Problem == "" || s.Vanished != 0 {
		t.Errorf("%+v", s)
	}
	b.must(os.Rename(away, b.Folder))
	b.settled()
	b.expectGot("a.txt")
	if s := b.Status(); s.Problem != "" {
		t.Errorf("%+v", s)
	}
	if n := strings.Count(b.log.String(), "can not be looked at"); n != 1 {
		t.Errorf("logged %d times:\n%s", n, &b.log)
	}
}

func TestLogsHoldNoNames(t *testing.T) {
	b := blocked(t)
	b.write("everhart-marisol.txt", "x")
	b.settled()
	b.answer = func(File) (Outcome, error) { return Outcome{}, errors.New("no") }
	b.write("quill-ada.txt", "y")
	b.settled()
	b.must(os.RemoveAll(b.Folder))
	b.after(0)
	log := b.log.String()
	if log == "" || strings.Contains(log, "everhart") || strings.Contains(log, "quill") {
		t.Error(log)
	}
}

func TestOptionsAreChecked(t *testing.T) {
	good := newBench(t).Options
	for name, spoil := range map[string]func(*Options){
		"folder":  func(o *Options) { o.Folder = "" },
		"settle":  func(o *Options) { o.Settle = 0 },
		"deliver": func(o *Options) { o.Deliver = nil },
	} {
		o := good
		spoil(&o)
		if _, err := New(o); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestABrokenMemoryIsNotFatal(t *testing.T) {
	b := newBench(t)
	b.write("../data/memory.json", `{"a.txt": {`)
	b.restart(b.Options)
	b.write("a.txt", "x")
	b.settled()
	b.expectGot("a.txt")
	if !strings.Contains(b.log.String(), "no longer known") {
		t.Error("nothing was logged")
	}
}
