package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"recourse/internal/view"
)

// crashes are the places at which the service is killed, and how often it
// comes by before. Each kill is in the middle of the same batch.
var crashes = []string{
	"original stored:2", "document stored:1", "open queued:2", "page stored:1", "page not acknowledged:1",
	"extract queued:2", "letter stored:1", "classify queued:1", "case stored:2", "classify not acknowledged:1",
	"indexing:2", "delivered:1", "member stored:1", "member stored:2", "unpacked:1",
}

// TestKilledAnywhere kills the service with SIGKILL at every place where a
// step has been taken and the next has not, starts it again, and wants the
// same cases as without the kill, none twice.
func TestKilledAnywhere(t *testing.T) {
	want := runDesk(t, newDesk(t))
	if n := len(crashLetters) - 1 + crashMembers; len(want) != n {
		t.Fatalf("%d cases without a kill, want %d", len(want), n)
	}
	for _, crash := range crashes {
		d := newDesk(t)
		d.serveUntilKilled(crash)
		// Most of what follows is waiting for the killed process's tasks.
		t.Run(strings.ReplaceAll(crash, " ", "-"), func(t *testing.T) {
			t.Parallel()
			d.t = t
			if diff := cmp.Diff(want, runDesk(t, d)); diff != "" {
				t.Errorf("after the kill (-want +got):\n%s", diff)
			}
		})
	}
}

// crashLetters are in the folder before the service starts: a file of mails, a fax to
// recognise, digital letters, and one that can not be read.
var crashLetters = []string{"fax/d12.tif", "pdf/d04.pdf", "pdf/d15.pdf", "broken.pdf", "../formats/two.mbox"}

// crashMembers is how many letters the file of mails among them holds.
const crashMembers = 2

// deskDir is a folder with inbox, configuration and data of one service.
type deskDir struct {
	t   *testing.T
	dir string
}

func newDesk(t *testing.T) deskDir {
	t.Helper()
	d := deskDir{t, t.TempDir()}
	inbox := filepath.Join(d.dir, "inbox")
	if err := os.Mkdir(inbox, 0o700); err != nil {
		t.Fatal(err)
	}
	d.write("pipeline.yaml", []byte("watch:\n  - folder: ./inbox\n    settle: 50ms\n    rescan: 1s\n"))
	for _, name := range crashLetters {
		b, err := os.ReadFile(filepath.Join("../../testdata/letters", name))
		if errors.Is(err, os.ErrNotExist) {
			b = []byte("%PDF-1.7\nthe rest was lost")
		} else if err != nil {
			t.Fatal(err)
		}
		d.write(filepath.Join("inbox", filepath.Base(name)), b)
	}
	return d
}

func (d deskDir) write(name string, b []byte) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), b, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// recourse is the program in the desk's folder.
func (d deskDir) recourse(args ...string) *exec.Cmd {
	cmd := exec.Command("recourse", args...) // testscript put it on the PATH
	cmd.Dir = d.dir
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+sharedCache)
	return cmd
}

// serveUntilKilled runs the service until it has killed itself at a place.
func (d deskDir) serveUntilKilled(crash string) {
	d.t.Helper()
	cmd := d.recourse("serve")
	var log bytes.Buffer
	cmd.Stderr = &log
	cmd.Env = append(cmd.Env, "RECOURSE_TEST_CRASH="+crash)
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	stuck := time.AfterFunc(patience, func() { cmd.Process.Signal(syscall.SIGQUIT) })
	err := cmd.Wait()
	stuck.Stop()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		d.t.Fatalf("the service did not come by %q: %v\n%s", crash, err, log.String())
	}
}

// runDesk runs the service until every letter has ended, and returns the
// cases as text that does not depend on when it was.
func runDesk(t *testing.T, d deskDir) []string {
	t.Helper()
	cmd := d.recourse("serve")
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Errorf("serve: %v\n%s", err, log.String())
		}
	}()
	deadline := time.Now().Add(patience)
	for {
		st, err := serviceStatus(filepath.Join(d.dir, "data"))
		if err == nil && st.Documents["done"]+st.Documents["failed"] == len(crashLetters)+crashMembers && st.Documents["queued"] == 0 && d.inboxEmpty() {
			return d.cases()
		}
		if time.Now().After(deadline) {
			t.Fatalf("letters left over after %v: %+v\n%s", patience, st, log.String())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// inboxEmpty reports whether every letter was moved away.
func (d deskDir) inboxEmpty() bool {
	entries, err := os.ReadDir(filepath.Join(d.dir, "inbox"))
	return err == nil && !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !e.IsDir() })
}

func (d deskDir) cases() []string {
	d.t.Helper()
	out, err := d.recourse("case", "list", "--all", "--json").Output()
	if err != nil {
		d.t.Fatal(err)
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		var c view.Case
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			d.t.Fatal(err)
		}
		if c.Letter != nil {
			c.Letter.ReceivedAt = time.Time{}
		}
		c.Case.DaysLeft, c.File = nil, filepath.Base(c.File)
		for i := range c.Letters {
			c.Letters[i].File = ""
		}
		b, err := json.Marshal(c)
		if err != nil {
			d.t.Fatal(err)
		}
		lines = append(lines, string(b))
	}
	slices.Sort(lines)
	return lines
}
