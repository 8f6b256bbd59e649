package unpack

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"recourse/ingest/unpack/flow"
)

const (
	// maxName is how long one name gets, in bytes; its ending is kept.
	maxName = 120
	// within stands between a container and its member.
	within = "!/"
)

// names makes the names of one container's members clean and different.
type names struct {
	prefix string
	seen   map[string]int // how often a name was wanted
}

func newNames(container string) *names {
	if container != "" {
		container += within
	}
	return &names{prefix: container, seen: map[string]int{}}
}

// of is the name of the next member; other stands in where it has none.
func (n *names) of(raw, other string) string {
	name := cleanName(raw)
	if name == "" {
		name = other
	}
	ext := path.Ext(name)
	for stem, first := strings.TrimSuffix(name, ext), name; n.seen[name] > 0; {
		n.seen[first]++
		name = fmt.Sprintf("%s (%d)%s", stem, n.seen[first], ext)
	}
	n.seen[name]++
	return n.prefix + name
}

// cleanName is a name that can be shown: no control characters, no marks of
// direction that turn it around, no steps to other folders.
func cleanName(s string) string {
	s = strings.NewReplacer("\\", "/", "!/", "/", "\t", " ", "\f", " ").Replace(s)
	var parts []string
	for part := range strings.SplitSeq(flow.Clean(s), "/") {
		part = strings.Join(strings.Fields(part), " ")
		if part != "" && part != "." && part != ".." {
			parts = append(parts, part)
		}
	}
	return shortened(strings.Join(parts, "/"))
}

func shortened(s string) string {
	if len(s) <= maxName {
		return s
	}
	ext := path.Ext(s)
	if len(ext) > 10 {
		ext = ""
	}
	cut := maxName - len(ext)
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + ext
}
