package record

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recourse/internal/letter"
)

func TestOriginalsOfAllSizesComeBack(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	for _, n := range []int{0, 1, spoolInMemory - 1, spoolInMemory, spoolInMemory + 1, 3*maxChunk + 17} {
		b := bytesOf(n)
		stored, err := r.PutOriginal(t.Context(), bytes.NewReader(b))
		want := Stored{ID: letter.DocumentIDOf(b), Size: int64(n)}
		if err != nil || stored != want {
			t.Fatalf("%d bytes: stored %v, %v; want %v", n, stored, err, want)
		}
		f, err := r.OriginalFile(t.Context(), stored.ID)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(f)
		if err != nil || !bytes.Equal(got, b) {
			t.Errorf("%d bytes came back as %d, %v", n, len(got), err)
		}
		_ = f.Close()
	}
	if left, err := os.ReadDir(filepath.Join(r.dir, tmpName)); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
}

func TestKnownOriginalIsNotWrittenAgain(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	b := bytesOf(5000)
	for i, wantWrites := range []uint64{2, 0} {
		before := writes(t, r)
		stored, err := r.PutOriginal(t.Context(), bytes.NewReader(b))
		if err != nil || stored.Existed != (i > 0) {
			t.Errorf("put %d: %v, %v", i, stored, err)
		}
		if n := writes(t, r) - before; n != wantWrites {
			t.Errorf("put %d took %d durable writes, want %d", i, n, wantWrites)
		}
	}
}

// A chunk can be lost while the entry of the original is stored.
func TestOriginalWithMissingChunkIsStoredAnew(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	b := bytesOf(2 * maxChunk)
	stored, err := r.PutOriginal(t.Context(), bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.bus.JetStream().Stream(t.Context(), originalsStream)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteMsg(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	again, err := r.PutOriginal(t.Context(), bytes.NewReader(b))
	if err != nil || again.Existed {
		t.Fatalf("put again: %v, %v", again, err)
	}
	o, err := r.Original(t.Context(), stored.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = o.Close() }()
	if got, err := io.ReadAll(o); err != nil || !bytes.Equal(got, b) {
		t.Errorf("read %d bytes, %v", len(got), err)
	}
}

func TestReaderErrorKeepsItsKindAndStoresNothing(t *testing.T) {
	r := open(t, t.TempDir(), MayCreate)
	before := writes(t, r)
	cause := letter.Refuse("too_large", "the file is larger than 1 MB")
	_, err := r.PutOriginal(t.Context(), io.MultiReader(strings.NewReader("abc"), failing{cause}))
	if letter.CodeOf(err) != "too_large" || letter.KindOf(err) != letter.Permanent {
		t.Errorf("got %v", err)
	}
	if n := writes(t, r) - before; n != 0 {
		t.Errorf("%d writes", n)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestDamagedOriginalIsNotReadAsWhole(t *testing.T) {
	dir := t.TempDir()
	r := open(t, dir, MayCreate)
	stored, err := r.PutOriginal(t.Context(), bytes.NewReader(bytesOf(5000)))
	if err != nil {
		t.Fatal(err)
	}
	info, err := r.originals.GetInfo(t.Context(), string(stored.ID))
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.bus.JetStream().Stream(t.Context(), originalsStream)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteMsg(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	if _, err := r.bus.JetStream().Publish(t.Context(), chunkPrefix+info.NUID, bytesOf(4999)); err != nil {
		t.Fatal(err)
	}
	if _, err := r.OriginalFile(t.Context(), stored.ID); letter.CodeOf(err) != "original_damaged" {
		t.Errorf("got %v", err)
	}
}
