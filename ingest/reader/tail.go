package reader

import (
	"bytes"
	"strings"
	"sync"
)

// tailSize is how much of a child's output is kept.
const tailSize = 8 << 10

// tail keeps the end of what a child prints. The child's libraries may print
// what stands in a letter, so it is never logged as it is.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

// Write never fails and never blocks the child.
func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, b...)
	if over := len(t.buf) - tailSize; over > 0 {
		t.buf = bytes.Clone(t.buf[over:])
	}
	return len(b), nil
}

// crash is the line in which the Go runtime, or this package, says why the
// child ended; such lines hold no text of a letter.
func (t *tail) crash() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	for line := range strings.Lines(string(t.buf)) {
		for _, prefix := range []string{"fatal error: ", "panic: runtime error: ", "SIG", "reader child: "} {
			if strings.HasPrefix(line, prefix) {
				return strings.TrimSpace(line[:min(len(line), 200)])
			}
		}
	}
	return ""
}
