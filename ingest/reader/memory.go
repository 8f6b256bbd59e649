package reader

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strconv"
	"time"
)

// memoryPeriod is how often a busy child's size is looked at.
const memoryPeriod = 100 * time.Millisecond

// watchMemory calls off a request whose child grows beyond the limit. A limit
// on address space does not suit Go, which reserves far more than it uses.
func (p *process) watchMemory(ctx context.Context, limit int64, stop context.CancelCauseFunc) {
	ticker := time.NewTicker(memoryPeriod)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if resident(p.cmd.Process.Pid) > limit {
				stop(errMemory)
				return
			}
		}
	}
}

// resident is the resident size of a process in bytes, 0 where the system does
// not tell.
func resident(pid int) int64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	fields := bytes.Fields(b)
	if len(fields) < 2 {
		return 0
	}
	n, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return n * int64(os.Getpagesize())
}
