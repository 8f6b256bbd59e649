package reader

import "golang.org/x/sys/unix"

// machine keeps out the calls of 32-bit programs, which are numbered otherwise.
const machine = unix.AUDIT_ARCH_AARCH64

// largeFile is O_LARGEFILE, which Go does not name where it means nothing; musl
// sets it all the same.
const largeFile = 0o400000

// This machine is too young to have calls of old.
var (
	oldFreeCalls    []uint32
	oldGuardedCalls []guardedCall
)
