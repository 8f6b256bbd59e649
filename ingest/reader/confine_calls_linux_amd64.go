package reader

import "golang.org/x/sys/unix"

// machine keeps out the calls of 32-bit programs, which are numbered otherwise.
const machine = unix.AUDIT_ARCH_X86_64

// largeFile is O_LARGEFILE, which Go does not name where it means nothing; musl
// sets it all the same.
const largeFile = 0o100000

// Calls that newer machines never had, for C libraries that still make them.
var (
	oldFreeCalls = []uint32{
		unix.SYS_DUP2, unix.SYS_STAT, unix.SYS_LSTAT, unix.SYS_ACCESS, unix.SYS_READLINK, unix.SYS_PIPE,
		unix.SYS_POLL, unix.SYS_SELECT, unix.SYS_EPOLL_WAIT, unix.SYS_TIME, unix.SYS_ARCH_PRCTL, unix.SYS_GETRLIMIT,
	}
	oldGuardedCalls = []guardedCall{{unix.SYS_OPEN, []condition{reading(1)}}}
)
