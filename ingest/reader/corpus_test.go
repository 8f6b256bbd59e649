package reader

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

var (
	corpus      = flag.String("corpus", "", "`folder` of PDFs and images to read in place of the own letters and what is damaged of them")
	corpusPages = flag.Int("corpus-pages", 0, "read on until so many `pages` were read, for leaks; 0 reads each file once")
)

// The limits under which the corpus is read.
const (
	corpusPageTime = 20 * time.Second
	corpusFileTime = 20 * time.Second
	corpusMemory   = 700 << 20
	// corpusMaxPages keeps one file from being the whole test.
	corpusMaxPages = 60
	// patience is what starting children, and killing and replacing them three
	// times, adds to a limit.
	patience = 3
)

// TestCorpus holds that every file ends read, or refused with a reason, inside
// its time limit, and that the parent neither crashes nor leaks, whatever the
// files do to the children:
//
//	go test ./ingest/reader -run TestCorpus -v -timeout 0 -corpus FOLDER -corpus-pages 2000
func TestCorpus(t *testing.T) {
	files := corpusFiles(t)
	pool, err := NewPool(Options{Command: []string{os.Args[0], "reader-child"}, PageTimeout: corpusPageTime, FileTimeout: corpusFileTime,
		MaxPages: corpusMaxPages, MaxMemory: corpusMemory, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	c := &corpusRun{t: t, pool: pool, outcomes: map[string]int{}}
	c.file(files[0]) // one child stays idle, with its socket and its log
	before := openFiles(t)
	c.all(files)
	for c.pages < *corpusPages {
		c.all(files)
	}
	if after := openFiles(t); after > before {
		t.Errorf("%d files are open after %d pages, %d before", after, c.pages, before)
	}
	t.Logf("%d files, %d pages: %s", c.files, c.pages, c.summary())
}

// corpusRun counts what becomes of files.
type corpusRun struct {
	t            *testing.T
	pool         *Pool
	files, pages int
	outcomes     map[string]int
	// settled is the resident size after the first pages.
	settled int
}

// The growth that is allowed: flat within 5 % after the first 200 pages.
const (
	settlingPages = 200
	maxGrowth     = 1.05
)

func (c *corpusRun) all(files []string) {
	pages := c.pages
	for _, f := range files {
		c.file(f)
		c.watchMemory()
	}
	if c.pages == pages {
		c.t.Fatal("no page of the corpus could be read")
	}
}

func (c *corpusRun) watchMemory() {
	switch {
	case c.pages < settlingPages:
	case c.settled == 0:
		c.settled = residentKB(c.t)
	case c.pages >= 2*settlingPages:
		if now := residentKB(c.t); float64(now) > maxGrowth*float64(c.settled) {
			c.t.Errorf("%d KB resident after %d pages, %d KB after %d", now, c.pages, c.settled, settlingPages)
			c.settled = now
		}
	}
}

// file reads all pages of a file.
func (c *corpusRun) file(name string) {
	c.files++
	f, err := os.Open(name)
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	started := time.Now()
	opened, err := c.pool.Open(c.t.Context(), f, "")
	c.bounded(name, started, corpusFileTime)
	if err != nil {
		c.refused(name, err)
		return
	}
	c.outcomes["read"]++
	for _, p := range opened.Read {
		c.count(p)
	}
	for n := 1; n <= opened.Pages; n++ {
		if slices.ContainsFunc(opened.Read, func(p letter.Page) bool { return int(p.Number) == n }) {
			continue
		}
		started := time.Now()
		p, err := c.pool.Page(c.t.Context(), f, n, "")
		c.bounded(name, started, corpusPageTime)
		if err != nil {
			c.refused(name, err)
			return
		}
		c.count(p)
	}
}

func (c *corpusRun) count(p letter.Page) {
	c.pages++
	if p.Method == letter.MethodUnread {
		if p.Why == "" {
			c.t.Errorf("page %d is unread without a reason", p.Number)
		}
		c.outcomes["unread page: "+p.Why]++
	}
}

// refused holds that a person is told something.
func (c *corpusRun) refused(name string, err error) {
	var e *letter.Error
	if !errors.As(err, &e) || e.Kind != letter.Permanent || e.Code == "" || e.Why == "" {
		c.t.Errorf("%s: %v", name, err)
		return
	}
	c.outcomes["refused: "+e.Code]++
}

func (c *corpusRun) bounded(name string, started time.Time, limit time.Duration) {
	if took := time.Since(started); c.files > 1 && took > patience*limit { // the first file waits for PDFium's compilation
		c.t.Errorf("%s took %s, the limit is %s", name, took.Round(time.Second), limit)
	}
}

func (c *corpusRun) summary() string {
	var all []string
	for what, n := range c.outcomes {
		all = append(all, fmt.Sprintf("%d %s", n, what))
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// corpusFiles are those of the folder, or our own letters with what is damaged.
func corpusFiles(t *testing.T) []string {
	t.Helper()
	if *corpus == "" {
		return damagedFiles(t)
	}
	var files []string
	err := filepath.WalkDir(*corpus, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", *corpus, err)
	}
	return files
}

// openFiles counts this process's descriptors; where the system does not tell
// them there are none.
func openFiles(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return len(entries)
}

// residentKB is the resident size of this process, which is the service's.
func residentKB(t *testing.T) int {
	t.Helper()
	debug.FreeOSMemory()
	b, err := os.ReadFile("/proc/self/status")
	if errors.Is(err, fs.ErrNotExist) {
		return 0
	}
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			if err != nil {
				t.Fatal(err)
			}
			return kb
		}
	}
	t.Fatal("no resident size")
	return 0
}
