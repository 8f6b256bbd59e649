package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
)

var peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// memory is the most that this process has held, as Linux tells it.
func memory() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "unknown"
	}
	m := peak.FindSubmatch(b)
	if m == nil {
		return "unknown"
	}
	kb, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return "unknown"
	}
	return fmt.Sprintf("%d MB", kb>>10)
}
