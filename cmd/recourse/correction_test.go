package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestACorrectionSurvives kills the service with SIGKILL the moment that a
// correction is durable, and wants it to be there after the restart, and after
// everything that the machine does on its own: a retry, reading again, a new
// index.
func TestACorrectionSurvives(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	cmd := d.recourse("serve")
	cmd.Env = append(cmd.Env, "RECOURSE_TEST_CRASH=change stored:2")
	var log bytes.Buffer
	cmd.Stderr = &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	d.awaitAll(&log)
	read, unread := d.find("Delphine"), d.find("UNREAD")
	if out, err := d.recourse("case", "set", unread, "patient_name=Bo Lind").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if out, err := d.recourse("case", "set", read, "member_id=MINE 1").CombinedOutput(); err == nil {
		t.Fatalf("the service was not killed: %s", out)
	}
	_ = cmd.Wait() // it was killed
	for _, args := range [][]string{{"failed", "retry", "--all"}, {"reprocess"}, {"reindex"}} {
		out, _ := d.recourse(args...).CombinedOutput() // the broken letter fails again
		t.Logf("%v: %s", args, out)
	}
	for id, want := range map[string]string{read: `"value":"MINE 1"`, unread: `"value":"Bo Lind"`} {
		out, err := d.recourse("case", "show", id, "--json").CombinedOutput()
		if err != nil || strings.Count(string(out), want) != 2 || strings.Count(string(out), `"what":"set"`) != 1 {
			t.Errorf("%s: no %s, or not once, in %s, %v", id, want, out, err)
		}
	}
	if out, err := d.recourse("search", "member:MINE1").Output(); err != nil || !strings.Contains(string(out), read) {
		t.Errorf("not found under what was entered: %s, %v", out, err)
	}
}

// awaitAll waits until every letter of the desk has ended.
func (d deskDir) awaitAll(log *bytes.Buffer) {
	d.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		st, err := serviceStatus(filepath.Join(d.dir, "data"))
		if err == nil && st.Documents["done"]+st.Documents["failed"] == len(crashLetters)+crashMembers && st.Documents["queued"] == 0 {
			return
		}
		if time.Now().After(deadline) {
			d.t.Fatalf("letters left over after %v: %+v\n%s", patience, st, log.String())
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// find is the case whose line in the worklist says something.
func (d deskDir) find(says string) string {
	d.t.Helper()
	out, err := d.recourse("case", "list", "--all").Output()
	if err != nil {
		d.t.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, says) {
			return caseName.FindString(line)
		}
	}
	d.t.Fatalf("no case says %q in %s", says, out)
	return ""
}
