package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

// bench is a watcher on a temporary folder with a pipeline that keeps what it
// is given, and a clock that stands until it is moved.
type bench struct {
	*Watcher
	t   *testing.T
	now time.Time
	log bytes.Buffer
	// got holds the names in the order of their delivery; known the documents.
	got   []string
	known map[letter.DocumentID]int
	// answer, if set, is asked before a file is taken.
	answer func(File) (Outcome, error)
}

const settle = time.Second

func newBench(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	b := &bench{t: t, now: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC), known: map[letter.DocumentID]int{}}
	b.restart(Options{Folder: filepath.Join(dir, "inbox"), Done: filepath.Join(dir, "inbox/processed"),
		Failed: filepath.Join(dir, "inbox/failed"), Memory: filepath.Join(dir, "data/memory.json"), Settle: settle, Rescan: time.Minute})
	b.must(os.MkdirAll(b.Folder, 0o755))
	return b
}

// restart puts a new watcher in the place of the old one, as a new process does.
func (b *bench) restart(o Options) {
	b.t.Helper()
	o.Log, o.Deliver = slog.New(slog.NewTextHandler(&b.log, nil)), b.deliver
	w, err := New(o)
	b.must(err)
	b.Watcher = w
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) deliver(_ context.Context, f File) (Outcome, error) {
	if b.answer != nil {
		if o, err := b.answer(f); err != nil || o.Document != "" {
			return o, err
		}
	}
	r, err := f.Open()
	if err != nil {
		return Outcome{}, err
	}
	defer r.Close()
	bytes, err := io.ReadAll(r)
	if err != nil {
		return Outcome{}, err
	}
	doc := letter.DocumentIDOf(bytes)
	b.got = append(b.got, f.Name)
	b.known[doc]++
	return Outcome{Document: doc, Known: b.known[doc] > 1}, nil
}

func (b *bench) write(name, text string) {
	b.t.Helper()
	b.must(os.MkdirAll(filepath.Dir(b.path(name)), 0o755))
	b.must(os.WriteFile(b.path(name), []byte(text), 0o644))
}

// after moves the clock and makes a pass; it returns when the next one is due.
func (b *bench) after(d time.Duration) time.Duration {
	b.now = b.now.Add(d)
	return b.pass(b.t.Context(), b.now).Sub(b.now)
}

// settled makes the passes that a file needs to be taken.
func (b *bench) settled() {
	b.after(0)
	b.after(settle)
}

func (b *bench) expectGot(want ...string) {
	b.t.Helper()
	if !slices.Equal(b.got, want) {
		b.t.Errorf("delivered %q, want %q", b.got, want)
	}
}

// expectFiles compares all files below the folder with name=content.
func (b *bench) expectFiles(want ...string) {
	b.t.Helper()
	var got []string
	b.must(filepath.WalkDir(b.Folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(b.Folder, path)
		if strings.HasSuffix(rel, ".why.txt") {
			text = []byte("note")
		}
		got = append(got, rel+"="+string(text))
		return err
	}))
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		b.t.Errorf("files %q\nwant  %q", got, want)
	}
}

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

func TestNameTakenInDone(t *testing.T) {
	b := newBench(t)
	for _, text := range []string{"one", "two", "three", "two"} {
		b.write("a.b.txt", text)
		b.settled()
	}
	b.expectFiles("processed/a.b.txt=one", "processed/a.b-2.txt=two", "processed/a.b-3.txt=three")
	if s := b.Status(); s.Delivered != 3 || s.Known != 1 {
		t.Errorf("%+v", s)
	}
}

func TestARefusedFileGoesToFailedWithItsReason(t *testing.T) {
	b := newBench(t)
	b.answer = func(File) (Outcome, error) {
		return Outcome{}, fmt.Errorf("take in: %w", letter.Refuse("too_large", "it has more than 200 MB"))
	}
	b.write("sub/big.txt", "x")
	b.settled()
	b.expectFiles("failed/sub/big.txt=x", "failed/sub/big.txt.why.txt=note")
	note, err := os.ReadFile(b.path("failed/sub/big.txt.why.txt"))
	b.must(err)
	for _, want := range []string{"big.txt could not be read", "it has more than 200 MB", "too_large", "2026-03-01T08:00:01Z"} {
		if !strings.Contains(string(note), want) {
			t.Errorf("%q is missing in %s", want, note)
		}
	}
	b.settled()
	if b.Status().Failed != 1 {
		t.Errorf("%+v", b.Status())
	}
}

func TestWhatFailsForNowIsTriedAgain(t *testing.T) {
	for _, failure := range []error{
		&letter.Error{Kind: letter.Transient, Code: "busy", Why: "the record is busy"},
		errors.New("a bug"),
	} {
		b := newBench(t)
		b.answer = func(File) (Outcome, error) { return Outcome{}, failure }
		b.write("a.txt", "x")
		b.after(0)
		var delays []time.Duration
		for next := b.after(settle); len(delays) < 4; next = b.after(next) {
			delays = append(delays, next)
		}
		if !slices.Equal(delays, []time.Duration{settle, 2 * settle, 4 * settle, 8 * settle}) {
			t.Errorf("delays %v", delays)
		}
		b.expectFiles("a.txt=x")
		b.answer = nil
		b.after(longestDelay)
		b.expectFiles("processed/a.txt=x")
	}
}

func TestAFileThatCannotBeOpenedWaits(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	s := &state{}
	b.look(entry{name: "gone.txt"}, s)
	if s.looked || s.ended || !strings.Contains(s.why, "no such file") {
		t.Errorf("%+v", s)
	}
}

func TestStopping(t *testing.T) {
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	b.answer = func(File) (Outcome, error) {
		cancel()
		return Outcome{}, ctx.Err()
	}
	b.write("a.txt", "x")
	b.write("b.txt", "y")
	b.after(0)
	b.pass(ctx, b.now.Add(settle))
	b.expectGot()
	b.expectFiles("a.txt=x", "b.txt=y")
}

func TestAFileChangedWhileItIsReadIsALetterOfItsOwn(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "one")
	once := true
	b.answer = func(f File) (Outcome, error) {
		if once {
			once = false
			b.got = append(b.got, "first")
			b.write("a.txt", "another")
			return Outcome{Document: letter.DocumentIDOf([]byte("one"))}, nil
		}
		return Outcome{}, nil
	}
	b.settled()
	b.expectFiles("a.txt=another")
	b.settled()
	b.expectGot("first", "a.txt")
	b.expectFiles("processed/a.txt=another")
}

func TestAVanishedFile(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	b.write("b.txt", "y")
	b.after(0)
	b.must(os.Remove(b.path("a.txt")))
	b.answer = func(f File) (Outcome, error) { return Outcome{}, os.Remove(f.Path) }
	b.after(settle)
	b.after(settle)
	if s := b.Status(); s.Vanished != 2 || len(s.Waiting) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestKilledBetweenDurableAndMoved(t *testing.T) {
	b := newBench(t)
	b.known[letter.DocumentIDOf([]byte("x"))] = 1
	b.write("a.txt", "x")
	b.restart(b.Options)
	b.settled()
	b.expectFiles("processed/a.txt=x")
	if s := b.Status(); s.Known != 1 || s.Delivered != 0 {
		t.Errorf("%+v", s)
	}
}

func TestKilledBetweenCopiedAndRemoved(t *testing.T) {
	b := newBench(t)
	b.write("a.txt", "x")
	b.write("processed/a.txt", "x")
	b.settled()
	b.expectFiles("processed/a.txt=x")
}

func TestAKnownFailureGoesToFailed(t *testing.T) {
	b := newBench(t)
	b.answer = func(File) (Outcome, error) {
		return Outcome{Document: "d", Known: true, Failure: &letter.Failure{Stage: "open", Code: "encrypted", Why: "it has a password"}}, nil
	}
	b.write("a.txt", "x")
	b.settled()
	b.expectFiles("failed/a.txt=x", "failed/a.txt.why.txt=note")
}

// block makes done a file, so that nothing can be moved there.
func (b *bench) block() { b.write("../done", "") }

func blocked(t *testing.T) *bench {
	b := newBench(t)
	o := b.Options
	o.Done = filepath.Join(b.Folder, "../done")
	b.restart(o)
	b.block()
	return b
}

func TestWhatCannotBeMovedIsTakenOnce(t *testing.T) {
	b := blocked(t)
	b.write("a.txt", "x")
	b.settled()
	for range 3 {
		b.after(time.Minute)
	}
	later := time.Now().Add(time.Hour)
	b.must(os.Chtimes(b.path("a.txt"), later, later)) // touched, with the same bytes
	b.settled()
	b.restart(b.Options)
	b.settled()
	b.after(time.Minute)
	b.expectGot("a.txt")
	if w := b.Status().Waiting; len(w) != 1 || !strings.Contains(w[0].Why, "can not be moved away") {
		t.Errorf("%+v", w)
	}
	b.write("a.txt", "y")
	b.settled()
	b.expectGot("a.txt", "a.txt")
	b.must(os.Remove(b.Done))
	b.after(time.Minute)
	b.expectFiles()
	if _, ok := b.memory.get("a.txt"); ok {
		b.after(0)
		if _, ok := b.memory.get("a.txt"); ok {
			t.Error("it is still remembered")
		}
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
