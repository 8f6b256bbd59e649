package main

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"sync"
	"time"
)

// watchEvery is how often the memory is looked at.
const watchEvery = 50 * time.Millisecond

var (
	peak = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)
	own  = regexp.MustCompile(`RssAnon:\s+(\d+) kB`)
)

// memoryWatch notes the most memory of its own that this process holds. Files of
// the index that are mapped are not counted: the system takes those pages back
// whenever it wants them.
type memoryWatch struct {
	stop, stopped chan struct{}
	most          int
}

// watchMemory looks until the end is asked for.
func watchMemory() (end func() string) {
	w := &memoryWatch{stop: make(chan struct{}), stopped: make(chan struct{})}
	go w.run()
	return sync.OnceValue(func() string {
		close(w.stop)
		<-w.stopped
		return fmt.Sprintf("%d MB of memory at most, %d MB with mapped files", w.most>>10, status(peak)>>10)
	})
}

func (w *memoryWatch) run() {
	defer close(w.stopped)
	every := time.NewTicker(watchEvery)
	defer every.Stop()
	for {
		w.most = max(w.most, status(own))
		select {
		case <-w.stop:
			return
		case <-every.C:
		}
	}
}

// status is a number of kB as Linux tells it; 0 elsewhere.
func status(which *regexp.Regexp) int {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	m := which.FindSubmatch(b)
	if m == nil {
		return 0
	}
	kb, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return 0
	}
	return kb
}
