package reader

import (
	"bytes"
	"encoding/json"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCaptive lets a confined child try to get out, behind each wall alone and
// behind all of them. Without a wall every attempt must succeed: else it would
// show nothing.
func TestCaptive(t *testing.T) {
	active := map[string]bool{}
	for _, p := range Protections() {
		t.Logf("%s: active %v: %s", p.Name, p.Active, p.Note)
		active[p.Name] = p.Active
	}
	tests := []struct {
		wall  string
		parts []string // the protections that it consists of
	}{
		{"none", nil},
		{"limits", []string{LimitProtection}},
		{"files", []string{FileProtection}},
		{"calls", []string{NetworkProtection, CallProtection}},
		{"all", []string{LimitProtection, FileProtection, NetworkProtection, CallProtection}},
	}
	for _, tt := range tests {
		t.Run(tt.wall, func(t *testing.T) {
			up := slices.DeleteFunc(slices.Clone(tt.parts), func(p string) bool { return !active[p] })
			if len(up) == 0 && tt.parts != nil {
				t.Logf("this kernel has nothing of it")
				return
			}
			c := newCaptive(t)
			for name, o := range runCaptive(t, c, tt.wall) {
				checkOutcome(t, name, o, up)
			}
			if slices.Equal(up, tt.parts) && tt.wall == "all" {
				checkUntouched(t, c)
			}
		})
	}
}

func checkOutcome(t *testing.T, name string, o outcome, up []string) {
	t.Helper()
	i := slices.IndexFunc(attempts, func(a attempt) bool { return a.name == name })
	a := attempts[i]
	guarded := slices.ContainsFunc(a.guards, func(p string) bool { return slices.Contains(up, p) })
	switch {
	case guarded && o.Out:
		t.Errorf("%s: got through", name)
	case guarded && !o.Refused:
		t.Errorf("%s: failed, but was not refused: %s", name, o.Error)
	case len(up) == 0 && !o.Out && !a.elsewhere:
		t.Errorf("%s: fails without any wall: %s", name, o.Error)
	}
}

// newCaptive prepares the world outside of a captive.
func newCaptive(t *testing.T) captive {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "cwd"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, a := range attempts {
		if err := os.WriteFile(filepath.Join(dir, a.name), []byte(letterText), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	program, err := exec.LookPath("true")
	if err != nil {
		t.Fatal(err)
	}
	packets, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { packets.Close() })
	return captive{Dir: dir, Program: program, UDP: packets.LocalAddr().String(),
		TCP: listener(t, "tcp", "127.0.0.1:0"), Unix: listener(t, "unix", filepath.Join(dir, "s"))}
}

func listener(t *testing.T, network, address string) string {
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l.Addr().String()
}

// runCaptive starts a captive as the pool starts a child.
func runCaptive(t *testing.T, c captive, wall string) map[string]outcome {
	t.Helper()
	ours, theirs, err := socketPair()
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	defer theirs.Close()
	o := Options{Command: []string{"/proc/self/exe", "reader-captive", wall}, MaxMemory: captiveMemory,
		CacheDir: t.TempDir()}.withDefaults()
	cmd := command(o)
	cmd.ExtraFiles = []*os.File{theirs}
	cmd.Dir = filepath.Join(c.Dir, "cwd")
	in, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var problem strings.Builder
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &problem
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("captive: %v: %s", err, problem.String())
	}
	outcomes := map[string]outcome{}
	if err := json.Unmarshal(out, &outcomes); err != nil {
		t.Fatalf("captive said %q: %v", out, err)
	}
	if len(outcomes) != len(attempts) {
		t.Fatalf("%d outcomes of %d attempts", len(outcomes), len(attempts))
	}
	return outcomes
}

// checkUntouched looks at what a captive left behind.
func checkUntouched(t *testing.T, c captive) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(c.Dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if want := len(attempts) + 2; len(names) != want {
		t.Errorf("%d files and folders, want %d", len(names), want)
	}
	for _, a := range attempts {
		path := filepath.Join(c.Dir, a.name)
		b, err := os.ReadFile(path)
		if err != nil || string(b) != letterText {
			t.Errorf("%s: the file holds %q now (%v)", a.name, b, err)
		}
		if info, err := os.Stat(path); err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s: the file's mode is %v now", a.name, info.Mode())
		}
	}
	if made, err := os.ReadDir(filepath.Join(c.Dir, "cwd")); err != nil || len(made) > 0 {
		t.Errorf("the working folder holds %v (%v)", made, err)
	}
}
