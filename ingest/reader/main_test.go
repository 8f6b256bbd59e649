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
	os.Exit(m.Run())
}
