package record

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/letter"
)

// filesIn lists a folder with sizes, to see whether anything was touched. The
// lock is left out: taking it is how the folder is looked at.
func filesIn(t *testing.T, dir string) map[string]int64 {
	t.Helper()
	files := make(map[string]int64)
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.Name() == lockName || e.Name() == tmpName {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		size := info.Size()
		if e.IsDir() {
			size = 0
		}
		files[path] = size
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// filled is a data folder with one document.
func filled(t *testing.T) (dir string, id letter.DocumentID) {
	t.Helper()
	dir = t.TempDir()
	r := open(t, dir, MayCreate)
	d := document([]byte("x"))
	if _, _, err := r.CreateDocument(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	closeRecord(t, r)
	return dir, d.ID
}

func TestRecordOpensAgainWithAllItHas(t *testing.T) {
	dir, id := filled(t)
	r := open(t, dir, MustExist)
	if d, err := r.Document(t.Context(), id); err != nil || d.ID != id {
		t.Errorf("document %v, %v", d, err)
	}
	store := r.Incarnation()
	closeRecord(t, r)
	if r = open(t, dir, MayCreate); r.Incarnation() != store {
		t.Errorf("incarnation is %s, was %s", r.Incarnation(), store)
	}
}

func TestNewFolderIsClosedToOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	open(t, dir, MayCreate)
	for _, name := range []string{"", storeName, tmpName} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%q has mode %v, %v", name, info.Mode(), err)
		}
	}
}

func TestFoldersThatAreRefusedAreNotTouched(t *testing.T) {
	tests := []struct {
		name    string
		prepare func(t *testing.T, dir string)
		mode    Mode
		code    string
	}{
		{"no record, only to be used", func(*testing.T, string) {}, MustExist, "no_record"},
		{"somebody else's files", write("notes.txt", "hello"), MayCreate, "not_a_data_folder"},
		{"a record without its marker", remove(markerName), MayCreate, "not_a_data_folder"},
		{"the store is gone", remove(storeName), MayCreate, "record_damaged"},
		{"a bucket is gone", remove(storeName + "/$G/streams/KV_cases"), MayCreate, "record_damaged"},
		{"the originals are gone", remove(storeName + "/$G/streams/OBJ_originals"), MustExist, "record_damaged"},
		{"the tasks are gone", remove(storeName + "/$G/streams/work-1"), MustExist, "record_damaged"},
		{"the record's name is gone", remove(storeName + "/$G/streams/KV_meta"), MustExist, "record_damaged"},
		{"a marker of another record", write(markerName, `{"schema": 1, "store": "X", "state": "ready"}`), MustExist, "record_foreign"},
		{"a marker of a later version", write(markerName, `{"schema": 9, "store": "X", "state": "ready"}`), MustExist, "record_newer"},
		{"a marker that is cut off", write(markerName, `{"schema": 1, "sto`), MayCreate, "record_damaged"},
		{"a sealed record", write(markerName, `{"schema": 1, "store": "X", "state": "ready", "key": "ab"}`), MayCreate, "record_sealed"},
		{"a sound record to be restored over", func(*testing.T, string) {}, ForRestore, "record_not_empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, _ := filled(t)
			if test.code == "no_record" {
				dir = t.TempDir()
			}
			test.prepare(t, dir)
			before := filesIn(t, dir)
			refused(t, Options{Dir: dir, Mode: test.mode}, test.code)
			refused(t, Options{Dir: dir, Mode: test.mode}, test.code)
			if diff := cmp.Diff(paths(before), paths(filesIn(t, dir))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// paths drops the sizes: the server writes its own counters when it stops.
func paths(files map[string]int64) map[string]bool {
	set := make(map[string]bool)
	for path := range files {
		set[path] = true
	}
	return set
}

func write(name, content string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		if name != markerName {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func remove(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if !exists(path) {
			t.Fatalf("%s is not there to be removed", name)
		}
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEmptyVolumeIsAsGoodAsAnEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "lost+found"), 0o700); err != nil {
		t.Fatal(err)
	}
	open(t, dir, MayCreate)
}

func TestSecondOpenerWaitsForTheLock(t *testing.T) {
	dir := t.TempDir()
	first := open(t, dir, MayCreate)
	refused(t, Options{Dir: dir, LockWait: 100 * time.Millisecond}, "data_in_use")
	opened := make(chan error, 1)
	go func() {
		second, err := Open(t.Context(), Options{Dir: dir})
		if err == nil {
			err = second.Close()
		}
		opened <- err
	}()
	closeRecord(t, first)
	if err := <-opened; err != nil {
		t.Error(err)
	}
}

func TestCreationThatWasKilledIsMended(t *testing.T) {
	for _, missing := range [][]string{nil, {"KV_meta"}, {"KV_meta", "KV_cases", "OBJ_originals"}} {
		dir := t.TempDir()
		r := open(t, dir, MayCreate)
		m := r.marker
		closeRecord(t, r)
		m.State = creating
		if err := writeMarker(dir, m); err != nil {
			t.Fatal(err)
		}
		for _, stream := range missing {
			remove(storeName+"/$G/streams/"+stream)(t, dir)
		}
		refused(t, Options{Dir: dir}, "no_record")
		if got := open(t, dir, MayCreate); got.Incarnation() != m.Store {
			t.Errorf("without %v: incarnation is %s, want %s", missing, got.Incarnation(), m.Store)
		}
	}
}

// A marker can not be trusted to say that nothing was accepted yet.
func TestCreationNeverFillsAStoreThatHoldsData(t *testing.T) {
	dir, _ := filled(t)
	remove(storeName+"/$G/streams/KV_meta")(t, dir)
	if err := writeMarker(dir, marker{Schema: 1, Store: "X", State: creating}); err != nil {
		t.Fatal(err)
	}
	refused(t, Options{Dir: dir, Mode: MayCreate}, "record_damaged")
}

func TestRestoreSetsDamagedStoreAside(t *testing.T) {
	for _, lost := range []string{storeName + "/$G/streams/KV_documents", markerName} {
		dir, id := filled(t)
		remove(lost)(t, dir)
		r := open(t, dir, ForRestore)
		if err := r.RestoreDocument(t.Context(), document([]byte("x"))); err != nil {
			t.Fatal(err)
		}
		if err := r.EndRestore(); err != nil {
			t.Fatal(err)
		}
		closeRecord(t, r)
		r = open(t, dir, MustExist)
		if _, err := r.Document(t.Context(), id); err != nil {
			t.Error(err)
		}
		if aside, err := filepath.Glob(filepath.Join(dir, storeName+".damaged-*")); len(aside) != 1 || err != nil {
			t.Errorf("without %s: set aside are %v, %v", lost, aside, err)
		}
		if err := r.RestoreDocument(t.Context(), document([]byte("y"))); err == nil {
			t.Error("a document was replaced outside of a restore")
		}
	}
}

func TestUnfinishedRestoreIsNotARecord(t *testing.T) {
	dir := t.TempDir()
	closeRecord(t, open(t, dir, ForRestore))
	refused(t, Options{Dir: dir, Mode: MayCreate}, "restore_unfinished")
	r := open(t, dir, ForRestore)
	if err := r.EndRestore(); err != nil {
		t.Fatal(err)
	}
	closeRecord(t, r)
	open(t, dir, MustExist)
}
