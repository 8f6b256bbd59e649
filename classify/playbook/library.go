package playbook

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

//go:embed data
var builtin embed.FS

// The places of a folder of playbooks.
const (
	commonFile = "common.yaml"
	overlayDir = "overlay"
)

// Library is every playbook that a desk works with.
type Library struct {
	routes   []Playbook
	overlays []Playbook
}

// common is what playbooks share.
type common struct {
	Steps     []Step     `yaml:"steps"`
	Documents []Document `yaml:"documents"`
	Sources   []Source   `yaml:"sources"`
}

// Open reads the built-in playbooks, and over them the files of the same name
// in folder; "" is the built-in ones alone. A file that does not parse, names
// something unknown or leaves a route uncovered is an error.
func Open(folder string) (*Library, error) {
	own, err := fs.Sub(builtin, "data")
	if err != nil {
		return nil, fmt.Errorf("open playbooks: %w", err)
	}
	layers := []fs.FS{own}
	if folder != "" {
		layers = append(layers, os.DirFS(folder))
	}
	return read(layers)
}

func read(layers []fs.FS) (*Library, error) {
	var c common
	var l Library
	files, err := collect(layers)
	if err != nil {
		return nil, err
	}
	if err := decode(commonFile, files[commonFile], &c); err != nil {
		return nil, err
	}
	for _, name := range sortedNames(files) {
		if name == commonFile {
			continue
		}
		p, err := parse(name, files[name], c)
		if err != nil {
			return nil, err
		}
		if path.Dir(name) == overlayDir {
			l.overlays = append(l.overlays, p)
		} else {
			l.routes = append(l.routes, p)
		}
	}
	return &l, l.check()
}

// collect reads the YAML files of all layers; later layers win.
func collect(layers []fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, layer := range layers {
		for _, pattern := range []string{"*.yaml", overlayDir + "/*.yaml"} {
			names, err := fs.Glob(layer, pattern)
			if err != nil {
				return nil, fmt.Errorf("list playbooks: %w", err)
			}
			for _, name := range names {
				if files[name], err = fs.ReadFile(layer, name); err != nil {
					return nil, fmt.Errorf("read playbook: %w", err)
				}
			}
		}
	}
	return files, nil
}

func sortedNames(files map[string][]byte) []string {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func decode(name string, data []byte, into any) error {
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		return fmt.Errorf("playbook file %s: %w", name, err)
	}
	return nil
}

func parse(name string, data []byte, c common) (Playbook, error) {
	var p Playbook
	if err := decode(name, data, &p); err != nil {
		return p, err
	}
	if want := strings.TrimSuffix(path.Base(name), ".yaml"); p.Name != want {
		return p, fmt.Errorf("playbook file %s: the name is %q, want %q", name, p.Name, want)
	}
	if err := errors.Join(c.resolve(&p), p.check()); err != nil {
		return p, fmt.Errorf("playbook file %s: %w", name, err)
	}
	return p, nil
}
