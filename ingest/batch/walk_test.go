package batch

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"recourse/internal/letter"
)

// tree makes the files; a path that ends with / is a folder.
func tree(t *testing.T, root string, paths ...string) {
	t.Helper()
	for _, p := range paths {
		full := filepath.Join(root, p)
		dir := filepath.Dir(full)
		if strings.HasSuffix(p, "/") {
			dir = full
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if dir == full {
			continue
		}
		if err := os.WriteFile(full, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// list walks and names each item, its tags and what becomes of it.
func list(t *testing.T, root string, paths []string, o Options) []string {
	t.Helper()
	var got []string
	for item := range Walk(t.Context(), paths, o) {
		rel, err := filepath.Rel(root, item.Path)
		if err != nil {
			t.Fatal(err)
		}
		fate := "read"
		if item.PassedOver != nil {
			fate = item.PassedOver.Code
		}
		if item.Err != nil {
			fate = "failed " + letter.CodeOf(item.Err)
		}
		got = append(got, fmt.Sprintf("%s %q %s", rel, item.Tags, fate))
	}
	return got
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWalk(t *testing.T) {
	root := t.TempDir()
	tree(t, root, "b.PDF", "a.b.pdf", "noext", "ü x\n.tif", ".hidden", "c.pdf.part", "sub/deep/d.zip", "sub/~$e.docx",
		".git/objects", "empty/", "f.pdf.why.txt", "g.eml")
	expect(t, list(t, root, []string{root}, Options{}),
		".git [] hidden", ".hidden [] hidden", "a.b.pdf [] read", "b.PDF [] read", "c.pdf.part [] partial",
		"f.pdf.why.txt [] note", "g.eml [] read", "noext [] read",
		`sub/deep/d.zip ["sub" "deep"] read`, `sub/~$e.docx ["sub"] partial`, "ü x\n.tif [] read")
}

func TestGivenPathsAreTakenWhateverTheirNames(t *testing.T) {
	root := t.TempDir()
	tree(t, root, ".a.pdf", "x/b.pdf")
	if err := os.Symlink("x", filepath.Join(root, "link")); err != nil {
		t.Fatal(err)
	}
	paths := []string{filepath.Join(root, ".a.pdf"), filepath.Join(root, "link"), filepath.Join(root, "x/b.pdf"), filepath.Join(root, "none")}
	expect(t, list(t, root, paths, Options{}), ".a.pdf [] read", "link/b.pdf [] read", "none [] failed not_found")
}

func TestLinksAndSpecialFiles(t *testing.T) {
	root := t.TempDir()
	tree(t, root, "a.pdf", "in/")
	for name, target := range map[string]string{"in/out": "../a.pdf", "in/loop": "..", "in/broken": "none"} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("unix", filepath.Join(root, "in/sock"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	expect(t, list(t, root, []string{root}, Options{}),
		"a.pdf [] read", `in/broken ["in"] link`, `in/loop ["in"] link`, `in/out ["in"] link`, `in/sock ["in"] special_file`)
}

func TestMaildir(t *testing.T) {
	root := t.TempDir()
	tree(t, root, "m/cur/1.M2.host:2,S", "m/new/2.M3.host", "m/tmp/3", "m/dovecot.index",
		"m/.Old/cur/4:2,S", "m/.Old/new/", "m/.Old/tmp/", "m/.cache/x")
	expect(t, list(t, root, []string{filepath.Join(root, "m")}, Options{}),
		`m/.Old/cur/4:2,S [".Old"] read`, `m/.Old/tmp [".Old"] partial`, "m/.cache [] hidden",
		`m/cur/1.M2.host:2,S [] read`, "m/dovecot.index [] mailbox_index", `m/new/2.M3.host [] read`, "m/tmp [] partial")
}

func TestSinceAndSkip(t *testing.T) {
	root := t.TempDir()
	tree(t, root, "old.pdf", "new.pdf", "data/original.pdf")
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for name, at := range map[string]time.Time{"old.pdf": day.Add(-time.Second), "new.pdf": day} {
		if err := os.Chtimes(filepath.Join(root, name), at, at); err != nil {
			t.Fatal(err)
		}
	}
	expect(t, list(t, root, []string{root}, Options{Since: day, Skip: []string{filepath.Join(root, "data"), ""}}),
		`data ["data"] own_folder`, "new.pdf [] read", "old.pdf [] older")
}

func TestSizeAndTime(t *testing.T) {
	root := t.TempDir()
	tree(t, root, "a.pdf")
	for item := range Walk(t.Context(), []string{root}, Options{}) {
		if item.Size != 1 || time.Since(item.ModTime) > time.Hour {
			t.Errorf("%+v", item)
		}
	}
}

func TestAnEndedContextEndsTheWalk(t *testing.T) {
	root := t.TempDir()
	tree(t, root, "a", "b", "c")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	n := 0
	for range Walk(ctx, []string{root}, Options{}) {
		n++
		cancel()
	}
	if n != 1 {
		t.Errorf("%d items", n)
	}
}

func TestPermissionIsAFailure(t *testing.T) {
	err := refusal(&os.PathError{Op: "open", Path: "secret-name.pdf", Err: os.ErrPermission})
	if letter.CodeOf(err) != "permission" || strings.Contains(err.Error(), "secret-name") {
		t.Error(err)
	}
}
