package archive

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
	"recourse/internal/record"
)

var silent = slog.New(slog.DiscardHandler)

func openRecord(t *testing.T, dir string, mode record.Mode) *record.Record {
	t.Helper()
	r, err := record.Open(t.Context(), record.Options{Dir: dir, Mode: mode})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func openArchive(t *testing.T, r *record.Record, dir string) *Archive {
	t.Helper()
	a, err := Open(r, dir, silent)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func catchUp(t *testing.T, a *Archive) {
	t.Helper()
	if err := a.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// originalOf are the bytes of the nth document.
func originalOf(n int) []byte { return bytes.Repeat([]byte(fmt.Sprintf("letter %d. ", n)), 1+n*40000) }

// fill stores a document that has come so far.
func fill(t *testing.T, r *record.Record, n int, progress letter.Progress) letter.DocumentID {
	t.Helper()
	ctx := t.Context()
	stored, err := r.PutOriginal(ctx, bytes.NewReader(originalOf(n)))
	must(t, err)
	received := time.Date(2026, 3, 1, 12, 0, n, 0, time.UTC)
	d := letter.Document{ID: stored.ID, Size: stored.Size, Type: "pdf", Priority: letter.Bulk, Progress: letter.Queued, Stage: "open",
		Arrivals: []letter.Arrival{{Source: "watch", Name: fmt.Sprintf("scan%d.pdf", n), Tags: []string{"ward 3"}, ReceivedAt: received}}}
	_, _, err = r.CreateDocument(ctx, d)
	must(t, err)
	if progress == letter.Queued {
		return stored.ID
	}
	must(t, r.PutPages(ctx, stored.ID, []letter.Page{{Number: 1, Method: letter.MethodText, Confidence: 1, Width: 612, Height: 792,
		Words: []letter.Word{{Text: "Denied", Box: letter.Box{72, 40.1, 120.5, 52}, Confidence: 0.99, Line: 1}}}}))
	id := letter.NewID(stored.ID, 1, 1)
	must(t, r.PutLetter(ctx, letter.Letter{Schema: 1, ID: id, Document: stored.ID, Pages: []int{1}, ReceivedAt: received,
		Facts: letter.Facts{MemberID: &letter.Field{Value: fmt.Sprint("W", n), Confidence: 1}}}))
	c, err := r.SaveCase(ctx, 1, letter.Case{Document: stored.ID, Letters: []letter.ID{id}, Status: letter.CaseNew,
		Events: []letter.Event{{At: received, What: "read", By: record.Machine}}})
	must(t, err)
	_, err = r.UpdateCase(ctx, c.ID, func(c *letter.Case) error {
		c.Entered = map[string]letter.Entry{"member_id": {Value: "W9", By: "ann", At: received}}
		c.Events = append(c.Events, letter.Event{At: received, What: "set", By: "ann", Note: "member_id"})
		return nil
	})
	must(t, err)
	_, err = r.UpdateDocument(ctx, stored.ID, func(d *letter.Document) error {
		d.Progress, d.Stage, d.Pages = progress, "", 1
		d.Letters, d.Cases = []letter.ID{id}, []letter.CaseID{c.ID}
		return nil
	})
	must(t, err)
	return stored.ID
}

// content is all that a record holds.
type content struct {
	Documents map[letter.DocumentID]letter.Document
	Originals map[letter.DocumentID]string
	Pages     map[letter.DocumentID][]letter.Page
	Letters   map[letter.DocumentID][]letter.Letter
	Cases     map[letter.CaseID]letter.Case
}

func contentOf(t *testing.T, r *record.Record) content {
	t.Helper()
	c := content{map[letter.DocumentID]letter.Document{}, map[letter.DocumentID]string{}, map[letter.DocumentID][]letter.Page{},
		map[letter.DocumentID][]letter.Letter{}, map[letter.CaseID]letter.Case{}}
	for d, err := range r.Documents(t.Context()) {
		must(t, err)
		c.Documents[d.ID] = d
		o, err := r.Original(t.Context(), d.ID)
		must(t, err)
		b, err := io.ReadAll(o)
		must(t, err)
		must(t, o.Close())
		c.Originals[d.ID] = string(b)
		c.Pages[d.ID], err = r.Pages(t.Context(), d.ID)
		must(t, err)
		c.Letters[d.ID], err = r.LettersOf(t.Context(), d.ID)
		must(t, err)
	}
	for k, err := range r.Cases(t.Context()) {
		must(t, err)
		c.Cases[k.ID] = k
	}
	return c
}

func TestLostStoreIsRestoredEqual(t *testing.T) {
	dir := t.TempDir()
	archiveDir := filepath.Join(dir, "archive")
	r := openRecord(t, dir, record.MayCreate)
	for n, p := range []letter.Progress{letter.Done, letter.Failed, letter.Queued, letter.Done} {
		fill(t, r, n, p)
	}
	catchUp(t, openArchive(t, r, archiveDir))
	want, incarnation := contentOf(t, r), r.Incarnation()
	must(t, r.Close())
	must(t, os.RemoveAll(filepath.Join(dir, "jetstream")))

	r = openRecord(t, dir, record.ForRestore)
	report, err := Restore(t.Context(), archiveDir, r)
	if diff := cmp.Diff(Report{Documents: 4, Letters: 3, Cases: 3}, report); diff != "" || err != nil {
		t.Error(err, diff)
	}
	must(t, r.Close())
	r = openRecord(t, dir, record.MustExist)
	if diff := cmp.Diff(want, contentOf(t, r)); diff != "" {
		t.Error(diff)
	}
	if aside, _ := filepath.Glob(filepath.Join(dir, "jetstream.*")); len(aside) > 0 {
		t.Errorf("an empty store was set aside: %v", aside)
	}
	if r.Incarnation() == incarnation {
		t.Error("the restored record passes for the old one")
	}
	a := openArchive(t, r, archiveDir)
	catchUp(t, a)
	if n, err := a.Behind(t.Context()); n != 0 || err != nil {
		t.Errorf("the archive is %d behind, %v", n, err)
	}
}

func TestRestoreGoesOnAfterAStop(t *testing.T) {
	dir := t.TempDir()
	archiveDir := t.TempDir()
	r := openRecord(t, dir, record.MayCreate)
	for n := range 3 {
		fill(t, r, n, letter.Done)
	}
	catchUp(t, openArchive(t, r, archiveDir))
	want := contentOf(t, r)

	to := t.TempDir()
	half := openRecord(t, to, record.ForRestore)
	ctx, cancel := context.WithCancel(t.Context())
	w := &restorer{dir: archiveDir, record: half}
	restored := 0
	err := w.each(ctx, documentsDir+"/??/*", func(ctx context.Context, path string) error {
		if restored++; restored == 2 {
			cancel()
		}
		return w.document(ctx, path)
	})
	if letter.KindOf(err) != letter.Cancelled {
		t.Errorf("a stopped restore ended with %v", err)
	}
	must(t, half.Close())
	if _, err := record.Open(t.Context(), record.Options{Dir: to}); letter.CodeOf(err) != "restore_unfinished" {
		t.Errorf("a half restored record opened: %v", err)
	}
	half = openRecord(t, to, record.ForRestore)
	if _, err := Restore(t.Context(), archiveDir, half); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, contentOf(t, half)); diff != "" {
		t.Error(diff)
	}
}

func TestDamagedFilesAreReportedAndTheRestIsRestored(t *testing.T) {
	archiveDir := t.TempDir()
	r := openRecord(t, t.TempDir(), record.MayCreate)
	var ids []letter.DocumentID
	for n := range 4 {
		ids = append(ids, fill(t, r, n, letter.Done))
	}
	catchUp(t, openArchive(t, r, archiveDir))
	damage := map[string][]byte{
		filepath.Join(documentDir(ids[0]), originalName): originalOf(9),
		filepath.Join(documentDir(ids[1]), documentName): []byte("{"),
		filepath.Join(documentDir(ids[2]), readingName):  []byte("not gzip"),
	}
	for path, b := range damage {
		must(t, os.WriteFile(filepath.Join(archiveDir, path), b, 0o600))
	}
	to := openRecord(t, t.TempDir(), record.ForRestore)
	report, err := Restore(t.Context(), archiveDir, to)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range report.Problems {
		got = append(got, p.Path+" "+letter.CodeOf(p.Err))
	}
	want := []string{filepath.Join(documentDir(ids[0]), originalName) + " damaged", documentDir(ids[1]) + " damaged", documentDir(ids[2]) + " damaged"}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if report.Documents != 2 || report.Cases != 4 || report.Letters != 4 {
		t.Errorf("restored %+v", report)
	}
}

// The original is archived before anything is known of it; if the machine
// burns down at that moment, the letter must come back as new.
func TestOriginalWithoutDocumentComesBackAsArrival(t *testing.T) {
	archiveDir := t.TempDir()
	r := openRecord(t, t.TempDir(), record.MayCreate)
	id := fill(t, r, 1, letter.Queued)
	catchUp(t, openArchive(t, r, archiveDir))
	must(t, os.Remove(filepath.Join(archiveDir, documentDir(id), documentName)))
	to := openRecord(t, t.TempDir(), record.ForRestore)
	if _, err := Restore(t.Context(), archiveDir, to); err != nil {
		t.Fatal(err)
	}
	d, err := to.Document(t.Context(), id)
	if err != nil || d.Progress != letter.Queued || len(d.Arrivals) != 1 || d.Arrivals[0].Source != "restore" || d.Size == 0 {
		t.Errorf("document is %+v, %v", d, err)
	}
}

func TestRunArchivesWhileTheRecordChangesAndAtItsEnd(t *testing.T) {
	archiveDir := t.TempDir()
	r := openRecord(t, t.TempDir(), record.MayCreate)
	a := openArchive(t, r, archiveDir)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	id := fill(t, r, 1, letter.Queued)
	path := filepath.Join(archiveDir, documentDir(id), originalName)
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if b, err := os.ReadFile(path); err == nil && bytes.Equal(b, originalOf(1)) {
			break
		}
		if time.Now().After(end) {
			t.Fatal("the original was not archived")
		}
	}
	fill(t, r, 2, letter.Done)
	cancel()
	must(t, <-done)
	if n, err := a.Behind(t.Context()); n != 0 || err != nil {
		t.Errorf("%d changes were not archived, %v", n, err)
	}
}

// stopped runs an archive that is asked to stop at once.
func stopped(t *testing.T, a *Archive) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	must(t, a.Run(ctx))
}

func TestArchiveGoesOnWhereItWas(t *testing.T) {
	archiveDir := t.TempDir()
	r := openRecord(t, t.TempDir(), record.MayCreate)
	file := func(id letter.DocumentID) string { return filepath.Join(archiveDir, documentDir(id), documentName) }
	first := fill(t, r, 1, letter.Done)
	stopped(t, openArchive(t, r, archiveDir))
	must(t, os.Remove(file(first)))
	second := fill(t, r, 2, letter.Done)
	stopped(t, openArchive(t, r, archiveDir))
	if _, err := os.Stat(file(first)); err == nil {
		t.Error("what was archived is archived again")
	}
	if _, err := os.Stat(file(second)); err != nil {
		t.Error(err)
	}
}

func TestArchiveOfAnotherRecordStartsAnew(t *testing.T) {
	archiveDir := t.TempDir()
	for n := range 2 {
		r := openRecord(t, t.TempDir(), record.MayCreate)
		fill(t, r, n, letter.Done)
		a := openArchive(t, r, archiveDir)
		catchUp(t, a)
		fill(t, r, n+10, letter.Done)
		catchUp(t, a)
	}
	found, err := filepath.Glob(filepath.Join(archiveDir, documentsDir, "*", "*", readingName))
	if len(found) != 4 || err != nil {
		t.Errorf("%d documents are archived, want 4, %v", len(found), err)
	}
}

func TestPositionPastTheRecordStartsAnew(t *testing.T) {
	archiveDir := t.TempDir()
	r := openRecord(t, t.TempDir(), record.MayCreate)
	id := fill(t, r, 1, letter.Done)
	a := openArchive(t, r, archiveDir)
	a.at = position{Incarnation: r.Incarnation(), Documents: 1, Letters: 1, Cases: 999}
	catchUp(t, a)
	if _, err := os.Stat(filepath.Join(archiveDir, documentDir(id), documentName)); err != nil {
		t.Error(err)
	}
}

func TestNothingHalfWrittenStandsUnderItsName(t *testing.T) {
	s := &staging{dir: t.TempDir()}
	must(t, s.addJSON("x/a.json", 1))
	if err := s.add("x/b.json", func(w io.Writer) error { return io.ErrUnexpectedEOF }); err == nil {
		t.Fatal("a failing write passed")
	}
	names := func() []string {
		entries, err := os.ReadDir(filepath.Join(s.dir, "x"))
		must(t, err)
		found := map[string]bool{}
		for _, e := range entries {
			found[e.Name()] = true
		}
		return slices.Sorted(maps.Keys(found))
	}
	if diff := cmp.Diff([]string{"a.json.new", "b.json.new"}, names()); diff != "" {
		t.Error(diff)
	}
	must(t, s.sync())
	must(t, s.commit())
	if diff := cmp.Diff([]string{"a.json", "b.json.new"}, names()); diff != "" {
		t.Error(diff)
	}
}

func TestRestoreWithoutAnArchiveIsRefused(t *testing.T) {
	r := openRecord(t, t.TempDir(), record.ForRestore)
	if _, err := Restore(t.Context(), t.TempDir(), r); letter.CodeOf(err) != "no_archive" {
		t.Errorf("got %v", err)
	}
}
