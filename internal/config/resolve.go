package config

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// resolve makes every path absolute and fills in what follows from other keys.
func (c *Config) resolve(src source, o LoadOptions) {
	abs := func(path string) string { return absolute(path, src.folder, o.Home) }
	c.Data = abs(c.Data)
	if !src.has("$.archive") {
		c.Archive = filepath.Join(c.Data, "archive")
	}
	c.Archive, c.Index.Path = abs(c.Archive), abs(c.Index.Path)
	c.NATS.Credentials, c.Classify.Playbooks, c.Library = abs(c.NATS.Credentials), abs(c.Classify.Playbooks), abs(c.Library)
	for i := range c.Watch {
		c.Watch[i].resolve(src, i, abs)
	}
	if o.DataDir != "" {
		c.moveData(absolute(o.DataDir, o.WorkDir, o.Home))
	}
	if loc, err := time.LoadLocation(c.Timezone); err == nil && c.Timezone != "" {
		c.location = loc
	}
}

// The settling times of a folder whose entry names none.
const (
	defaultSettle = Duration(5 * time.Second)
	defaultRescan = Duration(time.Minute)
)

func (w *Watch) resolve(src source, i int, abs func(string) string) {
	given := func(key string) bool { return src.has(fmt.Sprintf("$.watch[%d].%s", i, key)) }
	// Without an own list, the entries are those of the built-in file and complete.
	own := src.has("$.watch")
	if own && !given("settle") {
		w.Settle = defaultSettle
	}
	if own && !given("rescan") {
		w.Rescan = defaultRescan
	}
	w.Folder = abs(w.Folder)
	if own && !given("done") {
		w.Done = filepath.Join(w.Folder, "processed")
	}
	if own && !given("failed") {
		w.Failed = filepath.Join(w.Folder, "failed")
	}
	w.Done, w.Failed = abs(w.Done), abs(w.Failed)
}

// moveData puts the data folder elsewhere, with what lies under it.
func (c *Config) moveData(dir string) {
	for _, p := range []*string{&c.Archive, &c.Index.Path} {
		if rel, ok := under(c.Data, *p); ok {
			*p = filepath.Join(dir, rel)
		}
	}
	c.Data = dir
}

// under reports whether path is dir or lies below it, and where.
func under(dir, path string) (string, bool) {
	if path == "" {
		return "", false
	}
	rel, err := filepath.Rel(dir, path)
	return rel, err == nil && rel != ".." && !strings.HasPrefix(rel, "../")
}

// absolute resolves a path of the configuration; "" stays "".
func absolute(path, folder, home string) string {
	if path == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok && home != "" {
		return filepath.Join(home, rest)
	}
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(folder, path)
}
