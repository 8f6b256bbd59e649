package reader

import (
	"os"
	"testing"
)

// TestMain lets the test binary be its own child.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "reader-child" {
		os.Exit(Child(os.Args[2:]))
	}
	if len(os.Args) > 1 && os.Args[1] == "reader-captive" {
		os.Exit(captiveChild(os.Args[2:]))
	}
	dir, err := os.MkdirTemp("", "reader-cache")
	if err != nil {
		panic(err)
	}
	sharedCache = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// sharedCache keeps compiled code for all tests that are not about it: compiling
// takes seconds.
var sharedCache string
