package reader

// Protection is one of the walls around a child.
type Protection struct {
	Name string
	// Active tells whether this machine's kernel puts it up.
	Active bool
	// Note says what an active protection does, or what makes one active.
	Note string
}

// The names of the protections.
const (
	// NetworkProtection means that a child opens no sockets.
	NetworkProtection = "network"
	// CallProtection means that it asks the kernel for nothing else that reading
	// does not need: it starts no programs, touches no other process and writes
	// no files.
	CallProtection = "programs and writing"
	// FileProtection means that it opens no files but Tesseract's data and
	// compiled code.
	FileProtection = "files"
	// LimitProtection means that its memory and open files are bounded and that
	// no dump of its memory is ever written.
	LimitProtection = "limits"
)

// Protections tells which walls stand around every child on this machine. It
// asks the kernel; a child that can not put up what is told here refuses to
// start.
func Protections() []Protection { return protections() }
