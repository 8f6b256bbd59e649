package layering

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.."

// packageName is a package as ARCHITECTURE.md names it in its table.
var packageName = regexp.MustCompile("`((?:cmd|ingest|extract|classify|index|internal)[a-z/]*)`")

// TestDocsNameEveryPackage holds ARCHITECTURE.md's table to what is there.
func TestDocsNameEveryPackage(t *testing.T) {
	named := map[string]bool{}
	for _, line := range strings.Split(read(t, "ARCHITECTURE.md"), "\n") {
		if !strings.HasPrefix(line, "| `") {
			continue
		}
		first := strings.SplitN(line, "|", 3)[1]
		for _, m := range packageName.FindAllStringSubmatch(first, -1) {
			named[m[1]] = true
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Errorf("ARCHITECTURE.md names %s, which is not there", m[1])
			}
		}
	}
	for _, p := range packages(t) {
		if name := strings.TrimPrefix(p.ImportPath, "recourse/"); !named[name] {
			t.Errorf("ARCHITECTURE.md does not name %s", name)
		}
	}
}

// link is a link to a file of the project.
var link = regexp.MustCompile(`\]\(([A-Za-z][A-Za-z0-9_./-]*)\)`)

// TestDocsLinks holds that links of the documents lead somewhere.
func TestDocsLinks(t *testing.T) {
	for _, doc := range []string{"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"} {
		for _, m := range link.FindAllStringSubmatch(read(t, doc), -1) {
			if _, err := os.Stat(filepath.Join(root, m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", doc, m[1])
			}
		}
	}
}

// TestFileSizes holds files to what can be read at one sitting.
func TestFileSizes(t *testing.T) {
	const most = 400
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		b, err := os.ReadFile(path)
		if n := strings.Count(string(b), "\n"); n > most {
			t.Errorf("%s has %d lines, more than %d", path, n, most)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
