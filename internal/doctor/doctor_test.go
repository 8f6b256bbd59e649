package doctor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"recourse/ingest/reader"
	"recourse/internal/config"
)

func TestExamine(t *testing.T) {
	sound := func(t *testing.T) config.Config {
		dir := t.TempDir()
		for _, name := range []string{"data", "inbox"} {
			if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		return config.Config{Data: filepath.Join(dir, "data"), Archive: filepath.Join(dir, "data", "archive"),
			Watch: []config.Watch{{Folder: filepath.Join(dir, "inbox")}}, Read: config.Read{Languages: []string{"eng"}}}
	}
	tests := []struct {
		name  string
		spoil func(t *testing.T, c *config.Config)
		want  string // of the check in trouble; "" for none
	}{
		{"sound", func(*testing.T, *config.Config) {}, ""},
		{"others can read", func(t *testing.T, c *config.Config) {
			if err := os.Chmod(c.Data, 0o755); err != nil {
				t.Fatal(err)
			}
		}, "data folder"},
		{"unknown language", func(_ *testing.T, c *config.Config) { c.Read.Languages = []string{"eng", "tlh"} }, "recognition data"},
		{"no archive", func(_ *testing.T, c *config.Config) { c.Archive = "" }, "archive"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := sound(t)
			tt.spoil(t, &c)
			var troubled []string
			for _, check := range Examine(c) {
				if check.Trouble {
					troubled = append(troubled, check.What)
					if check.Mend == "" {
						t.Errorf("%s: nothing said that mends it", check.What)
					}
				}
			}
			if got := strings.Join(troubled, ", "); got != tt.want {
				t.Errorf("trouble with %q, want %q", got, tt.want)
			}
		})
	}
}

func TestIsolation(t *testing.T) {
	tests := []struct {
		name string
		p    reader.Protection
		want Check
	}{
		{"active", reader.Protection{Name: reader.NetworkProtection, Active: true, Note: "no sockets"},
			Check{What: "isolation of reading, network", Found: "no sockets"}},
		{"no network isolation", reader.Protection{Name: reader.NetworkProtection, Note: "use Linux"},
			Check{What: "isolation of reading, network", Found: "not active", Trouble: true, Mend: "use Linux"}},
		{"no Landlock", reader.Protection{Name: reader.FileProtection, Note: "use Linux 5.13"},
			Check{What: "isolation of reading, files", Found: "not active", Mend: "use Linux 5.13"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := isolation(tt.p); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}

// TestExamineIsolation: every protection that this machine has, or has not, is told.
func TestExamineIsolation(t *testing.T) {
	told := map[string]bool{}
	for _, c := range Examine(config.Config{Data: t.TempDir()}) {
		told[c.What] = true
	}
	for _, p := range reader.Protections() {
		if what := isolation(p).What; !told[what] {
			t.Errorf("nothing is said of %q", what)
		}
	}
}
