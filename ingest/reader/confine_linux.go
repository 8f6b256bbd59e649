package reader

import "fmt"

// confine gives up, for the rest of this process's life and on all its threads,
// whatever reading needs not. The filter comes last: it forbids to set up the
// others.
func confine(s settings) error {
	if err := limitResources(s.memory); err != nil {
		return fmt.Errorf("limits: %w", err)
	}
	if _, err := landlockVersion(); err == nil {
		if err := restrictFiles(s.cacheDir); err != nil {
			return fmt.Errorf("files: %w", err)
		}
	}
	if filterable() == nil {
		if err := filterCalls(); err != nil {
			return fmt.Errorf("calls: %w", err)
		}
	}
	return nil
}

func protections() []Protection {
	calls := filterable()
	version, files := landlockVersion()
	return []Protection{
		protection(NetworkProtection, calls, "no sockets, by a seccomp filter"),
		protection(CallProtection, calls, "none, by a seccomp filter"),
		protection(FileProtection, files, fmt.Sprintf("recognition data and compiled code, nothing else, by Landlock %d", version)),
		protection(LimitProtection, nil, "memory, open files, no core dumps"),
	}
}

func protection(name string, missing error, note string) Protection {
	if missing != nil {
		return Protection{Name: name, Note: missing.Error()}
	}
	return Protection{Name: name, Active: true, Note: note}
}
