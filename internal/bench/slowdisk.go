package bench

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// slowDisk is Recourse on a disk that takes 10 ms longer for each sync, as old
// ones do. strace (Linux) makes it wait that long after every fsync and
// fdatasync, and after every rename: the message server writes some of its
// files synced (O_SYNC) and then renames them. Other renames wait as well, and
// strace itself costs a little, so the figure errs on the slow side. The
// reader processes, which write no files, it lets run free.
type slowDisk struct{ recourse }

func (slowDisk) Name() string { return "recourse batch, 10 ms more for each sync" }

// delayed are the system calls that wait; those with a question mark are not
// there on every architecture.
const delayed = "fsync,fdatasync,?rename,?renameat,?renameat2"

func (s slowDisk) Read(ctx context.Context, letters []Letter, dir string) error {
	s.under = []string{"strace", "--follow-forks", "--detach-on=execve", "-qq", "-e", "signal=none", "-o", traceFile(dir),
		"-e", "trace=" + delayed, "-e", "inject=" + delayed + ":delay_exit=10ms"}
	return s.recourse.Read(ctx, letters, dir)
}

func traceFile(dir string) string { return filepath.Join(dir, "strace.txt") }

// waits counts the calls that waited in the run that dir is from.
func (slowDisk) waits(dir string) (waits, error) {
	trace, err := os.ReadFile(traceFile(dir))
	return countWaits(string(trace)), err
}

// waits are calls that waited.
type waits struct{ syncs, renames int }

// call is the beginning of a traced call: the process, the name, a bracket. A
// call that others interrupt has a second line without a bracket.
var call = regexp.MustCompile(`(?m)^\d+ +([a-z0-9]+)\(`)

func countWaits(trace string) (w waits) {
	for _, m := range call.FindAllStringSubmatch(trace, -1) {
		if strings.HasPrefix(m[1], "rename") {
			w.renames++
		} else {
			w.syncs++
		}
	}
	return w
}
