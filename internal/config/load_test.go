package config

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// write puts a configuration into dir and returns its path.
func write(t *testing.T, dir, text string) string {
	t.Helper()
	path := filepath.Join(dir, "pipeline.yaml")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func load(t *testing.T, o LoadOptions) Config {
	t.Helper()
	c, _, err := Load(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRootFileIsTheDefault(t *testing.T) {
	root, err := os.ReadFile("../../pipeline.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(defaults), string(root)); diff != "" {
		t.Errorf("run go generate ./internal/config: /pipeline.yaml differs (-embedded +root):\n%s", diff)
	}
}

func TestDefaults(t *testing.T) {
	got, source, err := Load(LoadOptions{WorkDir: "/w"})
	if err != nil || source != BuiltIn {
		t.Fatal(source, err)
	}
	want := Config{
		Data: "/w/data", Timezone: "America/New_York", Archive: "/w/data/archive",
		NATS: NATS{Replicas: 1},
		Watch: []Watch{{Folder: "/w/inbox", Settle: Duration(5 * time.Second), Rescan: Duration(time.Minute),
			Done: "/w/inbox/processed", Failed: "/w/inbox/failed"}},
		Read:    Read{Languages: []string{"eng"}, PageTimeout: Duration(time.Minute), MaxPages: 400, MaxFile: 200e6},
		Extract: Extract{ReviewBelow: 0.9, Fields: map[string]float64{"member_id": 0.95, "deadline": 0.95}},
		Desk:    Desk{Address: []string{}},
		Web:     Web{Listen: "127.0.0.1:8080"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Config{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got.Location().String() != "America/New_York" {
		t.Error("location:", got.Location())
	}
	if got.Extract.Threshold("member_id") != 0.95 || got.Extract.Threshold("payer") != 0.9 {
		t.Error("thresholds:", got.Extract)
	}
}

func TestAnEmptyFileIsTheDefaults(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "read:\nnats:\n"} {
		dir := t.TempDir()
		write(t, dir, text)
		got := load(t, LoadOptions{WorkDir: dir})
		want, _, err := read(BuiltIn, nil, dir)
		if err != nil {
			t.Fatal(err)
		}
		want.resolve(source{folder: dir}, LoadOptions{})
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Config{})); diff != "" {
			t.Errorf("%q: -want +got:\n%s", text, diff)
		}
	}
}

func TestPartsKeepTheOtherDefaults(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "data: /srv/r\nread: {workers: 2}\nwatch:\n  - folder: fax\n    settle: 200ms\n")
	c := load(t, LoadOptions{WorkDir: dir})
	if c.Archive != "/srv/r/archive" || c.Read.Workers != 2 || c.Read.MaxPages != 400 {
		t.Errorf("%+v", c)
	}
	fax := filepath.Join(dir, "fax")
	want := []Watch{{fax, Duration(200 * time.Millisecond), Duration(time.Minute), fax + "/processed", fax + "/failed"}}
	if diff := cmp.Diff(want, c.Watch); diff != "" {
		t.Error(diff)
	}
}

func TestSearchOrder(t *testing.T) {
	dir := t.TempDir()
	work, home := filepath.Join(dir, "work"), filepath.Join(dir, "home")
	flag := write(t, filepath.Join(dir, "flag"), "data: d")
	env := write(t, filepath.Join(dir, "env"), "data: d")
	here := write(t, work, "data: d")
	user := write(t, filepath.Join(home, ".config/recourse"), "data: d")
	o := LoadOptions{Path: flag, WorkDir: work, Home: home,
		Getenv: func(k string) string { return map[string]string{"RECOURSE_CONFIG": env}[k] }}

	expect := func(want string) {
		t.Helper()
		c, source, err := Load(o)
		if err != nil || source != want {
			t.Fatalf("source %q, want %q (%v)", source, want, err)
		}
		if c.Data != filepath.Join(filepath.Dir(want), "d") {
			t.Errorf("data %q does not count from %q", c.Data, want)
		}
	}
	expect(flag)
	o.Path = ""
	expect(env)
	o.Getenv = nil
	expect(here)
	if err := os.Remove(here); err != nil {
		t.Fatal(err)
	}
	expect(user)
}

func TestANamedFileMustExist(t *testing.T) {
	_, _, err := Load(LoadOptions{Path: "none.yaml", WorkDir: t.TempDir()})
	var e *Error
	if !errors.As(err, &e) || !strings.Contains(e.Why, "no such file") {
		t.Errorf("got %v", err)
	}
}

func TestDataOverride(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ text, archive, index string }{
		{"", "/d/archive", ""},
		{"archive: ./elsewhere", dir + "/elsewhere", ""},
		{"data: ./x\narchive: ./x/plain\nindex: {path: x/idx}", "/d/plain", "/d/idx"},
		{`archive: ""`, "", ""},
	} {
		write(t, dir, c.text)
		got := load(t, LoadOptions{WorkDir: dir, DataDir: "/d"})
		if got.Data != "/d" || got.Archive != c.archive || got.Index.Path != c.index {
			t.Errorf("%q: data %q, archive %q, index %q", c.text, got.Data, got.Archive, got.Index.Path)
		}
	}
}

func TestHomeAndSizes(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "data: ~/rec\nread: {max_file: 1.5GiB, page_timeout: 1m30s}\nwatch: []\n")
	c := load(t, LoadOptions{WorkDir: dir, Home: "/home/u"})
	if c.Data != "/home/u/rec" || c.Read.MaxFile != 3<<29 || c.Read.PageTimeout.D() != 90*time.Second || len(c.Watch) != 0 {
		t.Errorf("%+v", c)
	}
}

func TestPrintRoundTrip(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "data: d\nread: {max_file: 64MiB}\nwatch: [{folder: 'a: b'}, {folder: c}]\narchive: ''\n")
	want := load(t, LoadOptions{WorkDir: dir})
	var out strings.Builder
	if err := want.Print(&out); err != nil {
		t.Fatal(err)
	}
	other := t.TempDir()
	write(t, other, out.String())
	got := load(t, LoadOptions{WorkDir: other})
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Config{})); diff != "" {
		t.Errorf("-want +got:\n%s\nprinted:\n%s", diff, out.String())
	}
	for _, s := range []string{"max_file: 64MiB", "rescan: 1m0s", "archive: \"\""} {
		if !strings.Contains(out.String(), s) {
			t.Errorf("%q is missing in:\n%s", s, out.String())
		}
	}
}
