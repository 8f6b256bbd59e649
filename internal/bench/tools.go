package bench

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// output runs a tool and returns what it prints.
func output(ctx context.Context, name string, args ...string) (string, error) {
	return runTool(exec.CommandContext(ctx, name, args...))
}

// runTool runs a command; its error says what the command complained about.
func runTool(cmd *exec.Cmd) (string, error) {
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s", cmd.Args[0], err, lastLines(complaint.String(), 5))
	}
	return out.String(), nil
}

func lastLines(s string, n int) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// parallel runs a tool once for each list of arguments, so many at a time, by
// xargs. All lists have the same length. Each process has one thread of
// OpenMP, and stands back as Recourse's readers of a batch do.
func parallel(ctx context.Context, processes int, tool []string, each [][]string) error {
	if len(each) == 0 {
		return nil
	}
	args := []string{"-n", "10", "xargs", "-0", "-P", strconv.Itoa(processes), "-n", strconv.Itoa(len(each[0]))}
	cmd := exec.CommandContext(ctx, "nice", append(args, tool...)...)
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	var list strings.Builder
	for _, e := range each {
		for _, arg := range e {
			list.WriteString(arg + "\x00")
		}
	}
	cmd.Stdin = strings.NewReader(list.String())
	_, err := runTool(cmd)
	return err
}

func installed(tool string) bool {
	_, err := exec.LookPath(tool)
	return err == nil
}

// childrenCPU is the processor time of all processes that have ended and were
// started by this one, or by those.
func childrenCPU() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_CHILDREN, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
