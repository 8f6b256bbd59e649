//go:build !linux

package reader

// confine does nothing: only Linux is known well enough here.
func confine(settings) error { return nil }

func protections() []Protection {
	const note = "only Linux has it: read strangers' letters on Linux, or in a container on it"
	return []Protection{
		{Name: NetworkProtection, Note: note},
		{Name: CallProtection, Note: note},
		{Name: FileProtection, Note: note},
		{Name: LimitProtection, Note: note},
	}
}
