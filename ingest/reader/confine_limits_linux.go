package reader

import "golang.org/x/sys/unix"

// childFiles is how many files a child may have open; it needs about 12.
const childFiles = 64

// dataSlack is memory that is set aside but never touched: stacks of threads,
// the Go heap's arenas. Measured: 120 MB more than resident.
const dataSlack = 512 << 20

// limitResources bounds what this process takes. The parent watches the resident
// size from outside; the limit here, at twice that, stops what grows faster than
// it looks. There is no limit on threads: the kernel counts all of a user's.
func limitResources(memory int64) error {
	limits := map[int]uint64{
		// With 1, unlike 0, the kernel does not feed a dump to a program either.
		unix.RLIMIT_CORE:   1,
		unix.RLIMIT_NOFILE: childFiles,
		// No file may grow: pipes and sockets are none.
		unix.RLIMIT_FSIZE: 0,
	}
	if memory > 0 {
		limits[unix.RLIMIT_DATA] = 2*uint64(memory) + dataSlack
	}
	for resource, limit := range limits {
		if err := lower(resource, limit); err != nil {
			return err
		}
	}
	return nil
}

// lower sets a limit for good, unless a lower one is in force.
func lower(resource int, limit uint64) error {
	var old unix.Rlimit
	if err := unix.Prlimit(0, resource, nil, &old); err != nil {
		return err
	}
	limit = min(limit, old.Max)
	return unix.Prlimit(0, resource, &unix.Rlimit{Cur: limit, Max: limit}, nil)
}
