package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bolterrors "go.etcd.io/bbolt/errors"

	"recourse/internal/letter"
)

// A generation is one Bleve index in a folder of its own. Rebuilding makes a
// new one beside the old; the file "current" names the one that counts.
type generation struct {
	dir   string
	bleve bleve.Index
	publisher
}

const (
	currentFile      = "current"
	generationPrefix = "g-"
	descriptionFile  = "index_meta.json"
	lockTimeout      = "1s"
)

// What a generation says of itself.
var (
	keyMapping     = []byte("recourse.mapping")
	keyIncarnation = []byte("recourse.incarnation")
)

// unusable is why a generation can not be used and a new one is made.
type unusable struct{ why string }

func (u unusable) Error() string { return u.why }

// createGeneration makes an empty generation.
func createGeneration(dir, incarnation string) (*generation, error) {
	b, err := bleve.NewUsing(dir, newMapping(), scorch.Name, scorch.Name, scorchConfig())
	if err != nil {
		return nil, fmt.Errorf("creating a search index: %w", err)
	}
	g := newGeneration(dir, b)
	// Bleve lets others read its description.
	err = os.Chmod(filepath.Join(dir, descriptionFile), 0o600)
	if err := errors.Join(err, g.sign(incarnation), g.publish()); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

func (g *generation) sign(incarnation string) error {
	batch := g.bleve.NewBatch()
	batch.SetInternal(keyMapping, []byte(mappingVersion))
	batch.SetInternal(keyIncarnation, []byte(incarnation))
	if err := g.bleve.Batch(batch); err != nil {
		return fmt.Errorf("signing a search index: %w", err)
	}
	return nil
}

// openGeneration opens and checks a generation. An error of kind unusable says
// that a new one is to be made.
func openGeneration(dir, incarnation string) (*generation, error) {
	if _, err := os.Stat(filepath.Join(dir, descriptionFile)); err != nil {
		return nil, unusable{"it is missing"}
	}
	segments := listSegments(dir) // before Bleve begins to write new ones
	b, err := openBleve(dir)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, &letter.Error{Kind: letter.Transient, Code: "index_in_use", Why: "another process has the search index open"}
	}
	if err != nil {
		return nil, unusable{"it can not be opened"}
	}
	g := newGeneration(dir, b)
	if err := g.check(incarnation, segments); err != nil {
		return nil, errors.Join(err, g.close())
	}
	if err := g.publish(); err != nil {
		return nil, errors.Join(unusable{"it is damaged"}, g.close())
	}
	return g, nil
}

func newGeneration(dir string, b bleve.Index) *generation {
	return &generation{dir: dir, bleve: b, publisher: publisher{columns: newColumnCache()}}
}

// openBleve turns the panics that damaged files cause into errors.
func openBleve(dir string) (b bleve.Index, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("opening a search index: %v", r)
		}
	}()
	return bleve.OpenUsing(dir, scorchConfig())
}

func scorchConfig() map[string]any {
	return map[string]any{"bolt_timeout": lockTimeout, "asyncErrorCallbackName": asyncErrors,
		"scorchMergePlanOptions": map[string]any{"FloorSegmentSize": smallSegment}}
}

// smallSegment is how many cases a segment has that is not worth merging yet.
// Bleve's own 2,000 keeps an index of fewer cases in a single segment, which it
// writes anew for every letter: a quarter of all work while letters come in.
const smallSegment = 10

// check compares what the generation says of itself, and its files with their
// checksums, which Bleve does not do.
func (g *generation) check(incarnation string, segments map[string]os.FileInfo) error {
	version, err := g.bleve.GetInternal(keyMapping)
	if err != nil || len(version) == 0 {
		return unusable{"it is damaged"}
	}
	if string(version) != mappingVersion {
		return unusable{"it was made by another version"}
	}
	owner, err := g.bleve.GetInternal(keyIncarnation)
	if err != nil || string(owner) != incarnation {
		return unusable{"it belongs to another record"}
	}
	for path, was := range segments {
		now, err := os.Stat(path)
		if err != nil || !os.SameFile(was, now) || !was.ModTime().Equal(now.ModTime()) {
			continue // a leftover that Bleve has removed, or a segment merged away
		}
		if err := checkSegment(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return unusable{"it is damaged"}
		}
	}
	return nil
}

// listSegments finds the segment files as they lie before the index is opened:
// afterwards some are being written, and are not whole yet.
func listSegments(dir string) map[string]os.FileInfo {
	found := map[string]os.FileInfo{}
	paths, _ := filepath.Glob(filepath.Join(dir, "store", "*.zap")) // the pattern is well formed
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			found[path] = info
		}
	}
	return found
}

// checkSegment compares a segment with the CRC-32 that its last four bytes hold.
func checkSegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyBuffer(sum, io.LimitReader(f, info.Size()-crc32.Size), make([]byte, 1<<20)); err != nil {
		return err
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return err
	}
	if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return errors.New("checksum differs")
	}
	return nil
}

// close waits for what goes on in the background; no search may begin any more.
func (g *generation) close() error {
	g.background.Wait()
	return errors.Join(g.current.release(), g.bleve.Close())
}

// remove closes the generation and deletes its files.
func (g *generation) remove() error {
	return errors.Join(g.close(), os.RemoveAll(g.dir))
}

// currentGeneration returns the folder of the generation that counts; "" where
// none does.
func currentGeneration(dir string) string {
	b, err := os.ReadFile(filepath.Join(dir, currentFile))
	name := strings.TrimSpace(string(b))
	if err != nil || !strings.HasPrefix(name, generationPrefix) || name != filepath.Base(name) {
		return ""
	}
	return filepath.Join(dir, name)
}

// newGenerationDir returns a folder that no generation had before.
func newGenerationDir(dir string) string {
	return filepath.Join(dir, generationPrefix+time.Now().UTC().Format("20060102T150405.000000000"))
}

// setCurrent makes a generation the one that counts, also after a crash.
func setCurrent(dir string, g *generation) error {
	path := filepath.Join(dir, currentFile)
	if err := writeSynced(path+".new", filepath.Base(g.dir)+"\n"); err != nil {
		return fmt.Errorf("naming the search index: %w", err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		return fmt.Errorf("naming the search index: %w", err)
	}
	return nil
}

func writeSynced(path, text string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// removeOthers deletes generations that a crash or a rebuild left behind.
func removeOthers(dir string, keep *generation) error {
	all, err := filepath.Glob(filepath.Join(dir, generationPrefix+"*"))
	for _, path := range all {
		if path != keep.dir {
			err = errors.Join(err, os.RemoveAll(path))
		}
	}
	return err
}
