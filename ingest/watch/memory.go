package watch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"recourse/internal/letter"
)

// memory holds the files that are dealt with but could not be moved away, by
// name, so that they are not taken again with every pass or restart.
type memory struct {
	// file keeps it over a restart; "" for none.
	file string

	mu   sync.Mutex
	held map[string]held
}

// held is one such file. It is the same as long as size and time are, and
// after a touch as long as its bytes are.
type held struct {
	Size     int64             `json:"size"`
	Mod      time.Time         `json:"mod"`
	Document letter.DocumentID `json:"document"`
	Failure  *letter.Failure   `json:"failure,omitempty"`
}

// remember reads the file. Without it nothing is lost: what it held is handed
// over once more and answered as known.
func remember(file string, log *slog.Logger) *memory {
	m := &memory{file: file, held: map[string]held{}}
	if file == "" {
		return m
	}
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return m
	}
	if err == nil {
		err = json.Unmarshal(b, &m.held)
	}
	if err != nil {
		log.Warn("what could not be moved away is no longer known", "err", reason(err))
		m.held = map[string]held{}
	}
	return m
}

// remembered returns what became of a file that is held.
func (w *Watcher) remembered(e entry) (Outcome, bool) {
	h, ok := w.memory.get(e.name)
	if !ok || h.Size != e.info.Size() {
		return Outcome{}, false
	}
	if !h.Mod.Equal(e.info.ModTime()) {
		if doc, err := hash(w.path(e.name)); err != nil || doc != h.Document {
			return Outcome{}, false
		}
	}
	return Outcome{Document: h.Document, Known: true, Failure: h.Failure}, true
}

// hold remembers a file that could not be moved away.
func (w *Watcher) hold(e entry, o Outcome) error {
	if o.Document == "" {
		doc, err := hash(w.path(e.name))
		if err != nil {
			return err
		}
		o.Document = doc
	}
	return w.memory.set(e.name, held{e.info.Size(), e.info.ModTime(), o.Document, o.Failure})
}

func (m *memory) get(name string) (held, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h, ok := m.held[name]
	return h, ok
}

func (m *memory) set(name string, h held) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if old, ok := m.held[name]; ok && old.same(h) {
		return nil
	}
	m.held[name] = h
	return m.save()
}

func (h held) same(o held) bool {
	return h.Size == o.Size && h.Mod.Equal(o.Mod) && h.Document == o.Document && (h.Failure == nil) == (o.Failure == nil)
}

// fail notes that a held document turned out to be unreadable.
func (m *memory) fail(name string, doc letter.DocumentID, f letter.Failure) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	h, ok := m.held[name]
	if !ok || h.Document != doc {
		return nil
	}
	h.Failure = &f
	m.held[name] = h
	return m.save()
}

// keepOnly forgets the files that are gone.
func (m *memory) keepOnly(there map[string]bool) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	before := len(m.held)
	for name := range m.held {
		if !there[name] {
			delete(m.held, name)
		}
	}
	if len(m.held) == before {
		return nil
	}
	return m.save()
}

// save writes the file; the caller holds mu.
func (m *memory) save() error {
	if m.file == "" {
		return nil
	}
	b, err := json.Marshal(m.held)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(m.file), 0o700); err != nil {
		return err
	}
	return writeAtomic(m.file, b)
}

// hash is the identity that the pipeline gives to the file's bytes.
func hash(path string) (letter.DocumentID, error) {
	f, err := open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return letter.DocumentID(hex.EncodeToString(h.Sum(nil))), nil
}
