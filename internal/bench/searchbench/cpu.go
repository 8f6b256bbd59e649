package main

import (
	"syscall"
	"time"
)

// cpuTime is the processor time that this process has taken: unlike the time on
// the wall, it tells little of what else the machine does.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
