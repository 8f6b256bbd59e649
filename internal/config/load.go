package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// LoadOptions say where to look for the configuration.
type LoadOptions struct {
	// Path is --config, "" if it was not given.
	Path string
	// DataDir is --data, "" if it was not given; it counts from WorkDir.
	DataDir string
	// Getenv is os.Getenv; nil stands for an empty environment.
	Getenv func(string) string
	// WorkDir and Home are absolute; Home may be "".
	WorkDir, Home string
}

// Load finds and reads the configuration and checks its values. It looks at
// --config, $RECOURSE_CONFIG, ./pipeline.yaml, ~/.config/recourse/pipeline.yaml
// and /etc/recourse/pipeline.yaml; the first that exists is taken whole, and
// where none does the built-in defaults hold, with paths relative to WorkDir.
// The string is the path of the file, or [BuiltIn]. A mistake in the file is
// an [*Error].
func Load(o LoadOptions) (Config, string, error) {
	name, b, err := find(o)
	if err != nil {
		return Config{}, name, err
	}
	c, src, err := read(name, b, o.WorkDir)
	if err != nil {
		return Config{}, name, err
	}
	c.resolve(src, o)
	if err := c.validate(src); err != nil {
		return Config{}, name, err
	}
	return c, name, nil
}

// read decodes the file over the defaults.
func read(name string, b []byte, workDir string) (Config, source, error) {
	var c Config
	src, err := parse(BuiltIn, workDir, defaults, &c)
	if err != nil || name == BuiltIn {
		return c, src, err
	}
	src, err = parse(name, filepath.Dir(name), b, &c)
	return c, src, err
}

// find returns the first configuration file that exists.
func find(o LoadOptions) (string, []byte, error) {
	if given := o.given(); given != "" {
		b, err := os.ReadFile(given)
		if err != nil {
			return given, nil, &Error{File: given, Why: "the configuration can not be read: " + cause(err)}
		}
		return given, b, nil
	}
	for _, name := range o.usual() {
		b, err := os.ReadFile(name)
		if err == nil {
			return name, b, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return name, nil, &Error{File: name, Why: "the configuration can not be read: " + cause(err)}
		}
	}
	return BuiltIn, nil, nil
}

// given is the file that was named outright: it must exist.
func (o LoadOptions) given() string {
	name := o.Path
	if name == "" && o.Getenv != nil {
		name = o.Getenv("RECOURSE_CONFIG")
	}
	return absolute(name, o.WorkDir, o.Home)
}

// usual lists the files that are read if they exist.
func (o LoadOptions) usual() []string {
	names := []string{filepath.Join(o.WorkDir, "pipeline.yaml")}
	if o.Home != "" {
		names = append(names, filepath.Join(o.Home, ".config/recourse/pipeline.yaml"))
	}
	return append(names, "/etc/recourse/pipeline.yaml")
}

// cause is the system's own words, without operation and path.
func cause(err error) string {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return fmt.Sprint(err)
}
