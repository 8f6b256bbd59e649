package main

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// readmeCommand is a command in the table of README.md.
var readmeCommand = regexp.MustCompile("(?m)^\\| `([a-z]+)[^|]*\\|")

// TestReadmeNamesEveryCommand holds README.md to what the program can do.
func TestReadmeNamesEveryCommand(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, m := range readmeCommand.FindAllStringSubmatch(string(b), -1) {
		if m[1] != "data" { // the table of folders
			named = append(named, m[1])
		}
	}
	for _, c := range commands() {
		if !c.hidden && !slices.Contains(named, c.name) {
			t.Errorf("README.md does not name %s", c.name)
		}
	}
	for _, name := range named {
		if !slices.ContainsFunc(commands(), func(c *command) bool { return c.name == name }) {
			t.Errorf("README.md names %s, which is no command", name)
		}
	}
}
