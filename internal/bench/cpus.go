package bench

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// allowedCPUs are the processors that this process may use, as Linux tells
// them; none elsewhere.
func allowedCPUs() ([]string, error) {
	status, err := os.ReadFile("/proc/self/status")
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m := cpusAllowed.FindSubmatch(status)
	if m == nil {
		return nil, nil
	}
	return parseCPUs(string(m[1]))
}

var cpusAllowed = regexp.MustCompile(`(?m)^Cpus_allowed_list:\s*(\S+)$`)

// parseCPUs reads a list such as 0-3,8.
func parseCPUs(list string) ([]string, error) {
	var all []string
	for part := range strings.SplitSeq(list, ",") {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			to = from
		}
		first, err := strconv.Atoi(from)
		if err != nil {
			return nil, fmt.Errorf("list of processors %q: %w", list, err)
		}
		last, err := strconv.Atoi(to)
		if err != nil {
			return nil, fmt.Errorf("list of processors %q: %w", list, err)
		}
		for n := first; n <= last; n++ {
			all = append(all, strconv.Itoa(n))
		}
	}
	return all, nil
}

// onCPUs is the command that runs another one on these processors only.
func onCPUs(cpus []string) []string { return []string{"taskset", "-c", strings.Join(cpus, ",")} }
