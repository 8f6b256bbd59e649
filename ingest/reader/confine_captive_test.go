package reader

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"unsafe"

	"golang.org/x/sys/unix"
)

// captive is a child that, once confined, tries to get out instead of reading.
type captive struct {
	// Dir is a folder outside, with a file for every attempt, named after it.
	Dir string
	// The addresses of listeners outside.
	TCP, UDP, Unix string
	// Program is one that does nothing.
	Program string
}

// attempt is one way out.
type attempt struct {
	name string
	// guards are the protections each of which stops it alone.
	guards []string
	try    func(c captive, path string) error
	// elsewhere tells that some machines stop it without any protection.
	elsewhere bool
}

var (
	byNetwork = []string{NetworkProtection}
	byCalls   = []string{CallProtection}
	byFiles   = []string{FileProtection}
	byLimits  = []string{LimitProtection}
	byAny     = []string{CallProtection, FileProtection}
)

var attempts = []attempt{
	{name: "connect by TCP", guards: byNetwork, try: func(c captive, _ string) error { return dial("tcp", c.TCP) }},
	{name: "send by UDP", guards: byNetwork, try: func(c captive, _ string) error { return dial("udp", c.UDP) }},
	{name: "connect to a Unix socket", guards: byNetwork, try: func(c captive, _ string) error { return dial("unix", c.Unix) }},
	{name: "connect on a new thread", guards: byNetwork, try: func(c captive, _ string) error {
		return onThread(func() error { return dial("tcp", c.TCP) })()
	}},
	{name: "listen", guards: byNetwork, try: func(captive, string) error {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err == nil {
			l.Close()
		}
		return err
	}},
	{name: "netlink", guards: byNetwork, try: socket(unix.AF_NETLINK, unix.SOCK_RAW)},
	{name: "any socket", guards: byNetwork, try: socket(unix.AF_UNIX, unix.SOCK_DGRAM)},

	{name: "read a letter", guards: byFiles, try: func(_ captive, path string) error { return open(path, unix.O_RDONLY) }},
	{name: "read the system's users", guards: byFiles, try: func(captive, string) error { return open("/etc/passwd", unix.O_RDONLY) }},
	{name: "read the parent's settings", guards: byFiles, try: func(captive, string) error {
		return open(fmt.Sprintf("/proc/%d/environ", os.Getppid()), unix.O_RDONLY)
	}},
	{name: "list the record", guards: byAny, try: func(c captive, _ string) error {
		_, err := os.ReadDir(c.Dir)
		return err
	}},

	{name: "write to a letter", guards: byAny, try: func(_ captive, path string) error { return open(path, unix.O_WRONLY) }},
	{name: "make a file", guards: byAny, try: func(_ captive, path string) error {
		return open(path+".new", unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL)
	}},
	{name: "make a file here", guards: byAny, try: func(captive, string) error {
		return open("here", unix.O_RDWR|unix.O_CREAT)
	}},
	{name: "append to a letter", guards: []string{FileProtection, LimitProtection}, try: func(_ captive, path string) error {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = f.WriteString("more")
		return err
	}},
	{name: "cut a letter off", guards: byCalls, try: func(_ captive, path string) error { return unix.Truncate(path, 0) }},
	{name: "remove a letter", guards: byAny, try: func(_ captive, path string) error { return unix.Unlink(path) }},
	{name: "rename a letter", guards: byAny, try: func(_ captive, path string) error { return unix.Rename(path, path+".old") }},
	{name: "make a folder", guards: byAny, try: func(_ captive, path string) error { return unix.Mkdir(path+".folder", 0o700) }},
	{name: "make a link", guards: byAny, try: func(_ captive, path string) error { return unix.Symlink("/", path+".link") }},
	{name: "open a letter to others", guards: byCalls, try: func(_ captive, path string) error { return unix.Chmod(path, 0o666) }},

	{name: "start a program", guards: byAny, try: startProgram},
	{name: "become a program", guards: byCalls, try: func(_ captive, path string) error {
		// It would end this test: a missing one tells as well who was asked.
		err := unix.Exec(path+".missing", []string{"x"}, nil)
		if errors.Is(err, unix.ENOENT) {
			return nil
		}
		return err
	}},
	{name: "signal the parent", guards: byCalls, try: func(captive, string) error { return unix.Kill(os.Getppid(), 0) }},
	{name: "have the parent signalled", guards: byCalls, try: func(captive, string) error {
		_, err := unix.FcntlInt(socketFD, unix.F_SETOWN, os.Getppid())
		return err
	}},
	{name: "trace the parent", guards: byCalls, elsewhere: true, try: func(captive, string) error {
		return call(unix.SYS_PTRACE, unix.PTRACE_SEIZE, uintptr(os.Getppid()))
	}},
	{name: "read the parent's memory", guards: byCalls, elsewhere: true, try: readParent},
	{name: "leave its namespace", guards: byCalls, elsewhere: true, try: func(captive, string) error { return unix.Unshare(unix.CLONE_NEWNET) }},
	{name: "io_uring", guards: byCalls, elsewhere: true, try: func(captive, string) error {
		var params [120]byte
		return call(unix.SYS_IO_URING_SETUP, 1, uintptr(unsafe.Pointer(&params)))
	}},
	{name: "raise a limit", guards: byCalls, try: func(captive, string) error {
		var l unix.Rlimit
		if err := unix.Prlimit(0, unix.RLIMIT_NOFILE, nil, &l); err != nil {
			return err
		}
		return unix.Prlimit(0, unix.RLIMIT_NOFILE, &l, nil)
	}},

	{name: "open many files", guards: byLimits, try: openMany},
	{name: "take much memory", guards: byLimits, try: takeMemory},
	{name: "dump its memory", guards: byLimits, elsewhere: true, try: func(captive, string) error {
		var l unix.Rlimit
		if err := unix.Prlimit(0, unix.RLIMIT_CORE, nil, &l); err != nil {
			return err
		}
		if l.Max <= 1 {
			return unix.EPERM
		}
		return nil
	}},
}

func startProgram(c captive, _ string) error {
	cmd := exec.Command(c.Program)
	// With these it opens nothing first, which would be refused as well.
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stderr, os.Stderr
	return cmd.Run()
}

func dial(network, address string) error {
	conn, err := net.Dial(network, address)
	if err != nil {
		return err
	}
	defer conn.Close()
	_, err = conn.Write([]byte("a letter"))
	return err
}

func socket(family, kind int) func(captive, string) error {
	return func(captive, string) error {
		fd, err := unix.Socket(family, kind, 0)
		if err == nil {
			unix.Close(fd)
		}
		return err
	}
}

func open(path string, flags int) error {
	fd, err := unix.Open(path, flags|unix.O_CLOEXEC, 0o600)
	if err == nil {
		unix.Close(fd)
	}
	return err
}

func call(number uintptr, arguments ...uintptr) error {
	a := make([]uintptr, 6)
	copy(a, arguments)
	if _, _, e := unix.Syscall6(number, a[0], a[1], a[2], a[3], a[4], a[5]); e != 0 {
		return e
	}
	return nil
}

// ownByte lies where the parent, the same program, has one too.
var ownByte byte

// readParent reads a byte of the parent.
func readParent(captive, string) error {
	b := []byte{0}
	local := []unix.Iovec{{Base: &b[0], Len: 1}}
	remote := []unix.RemoteIovec{{Base: uintptr(unsafe.Pointer(&ownByte)), Len: 1}}
	_, err := unix.ProcessVMReadv(os.Getppid(), local, remote, 0)
	if errors.Is(err, unix.EFAULT) { // asked, but loaded elsewhere
		return nil
	}
	return err
}

func openMany(captive, string) error {
	for range 2 * childFiles {
		fd, err := unix.Dup(0)
		if err != nil {
			return err
		}
		defer unix.Close(fd)
	}
	return nil
}

// captiveMemory is what a captive may take before its parent would step in.
const captiveMemory = 64 << 20

func takeMemory(captive, string) error {
	b, err := unix.Mmap(-1, 0, 2*captiveMemory+dataSlack, unix.PROT_READ|unix.PROT_WRITE,
		unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
	if err != nil {
		return err
	}
	return unix.Munmap(b)
}

// outcome is what came of an attempt.
type outcome struct {
	Out   bool // it got through
	Error string
	// Refused tells that the kernel said no, and not something else.
	Refused bool
}

func outcomeOf(err error) outcome {
	if err == nil {
		return outcome{Out: true}
	}
	o := outcome{Error: err.Error()}
	for _, e := range []error{os.ErrPermission, unix.ENOSYS, unix.EFBIG, unix.EMFILE, unix.ENOMEM} {
		o.Refused = o.Refused || errors.Is(err, e)
	}
	return o
}

// walls are parts of confine, so that each can show what it stops on its own.
var walls = map[string]func(settings) error{
	"none":   func(settings) error { return nil },
	"all":    confine,
	"calls":  func(settings) error { return filterCalls() },
	"files":  func(s settings) error { return restrictFiles(s.cacheDir) },
	"limits": func(s settings) error { return limitResources(s.memory) },
}

// captiveChild is the main function of a captive. The first of its arguments is
// the wall to put up; what it has to know comes from standard input, and what
// came of its attempts goes to standard output.
func captiveChild(args []string) int {
	outcomes, err := tryToGetOut(args)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(outcomes)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func tryToGetOut(args []string) (map[string]outcome, error) {
	var c captive
	b, err := io.ReadAll(os.Stdin)
	if err == nil {
		err = json.Unmarshal(b, &c)
	}
	if err != nil {
		return nil, err
	}
	s, err := parseSettings(args[1:])
	if err != nil {
		return nil, err
	}
	// To write beyond the limit ends the process; here it shall only fail.
	signal.Ignore(unix.SIGXFSZ)
	outcomes := map[string]outcome{}
	confined := make(chan struct{})
	// The thread of the attempts is older than the wall, which must reach it too.
	done := onThreadAfter(confined, func() error {
		for _, a := range attempts {
			outcomes[a.name] = outcomeOf(a.try(c, filepath.Join(c.Dir, a.name)))
		}
		return nil
	})
	if err := walls[args[0]](s); err != nil {
		return nil, err
	}
	close(confined)
	return outcomes, done()
}

func onThread(f func() error) func() error {
	now := make(chan struct{})
	close(now)
	return onThreadAfter(now, f)
}

// onThreadAfter runs f on a thread of its own, which it starts at once.
func onThreadAfter(start <-chan struct{}, f func() error) (wait func() error) {
	ready, result := make(chan struct{}), make(chan error, 1)
	go func() {
		runtime.LockOSThread()
		close(ready)
		<-start
		result <- f()
	}()
	<-ready
	return func() error { return <-result }
}
