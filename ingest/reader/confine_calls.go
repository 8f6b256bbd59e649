//go:build linux && (amd64 || arm64)

package reader

import (
	"os"

	"golang.org/x/sys/unix"
)

// freeCalls are open to a child: memory (Go, C and compiled PDFium), threads,
// time, files that are open or that Landlock lets it open, and its socket.
var freeCalls = []uint32{
	unix.SYS_FUTEX, unix.SYS_READ, unix.SYS_NANOSLEEP, unix.SYS_CLOCK_GETTIME, unix.SYS_EPOLL_PWAIT,
	unix.SYS_MMAP, unix.SYS_MPROTECT, unix.SYS_MADVISE, unix.SYS_MUNMAP, unix.SYS_MREMAP, unix.SYS_BRK,
	unix.SYS_MINCORE, unix.SYS_MEMBARRIER,
	unix.SYS_RT_SIGRETURN, unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_SIGALTSTACK,
	unix.SYS_GETPID, unix.SYS_GETTID, unix.SYS_GETPPID, unix.SYS_GETUID, unix.SYS_GETEUID, unix.SYS_GETGID, unix.SYS_GETEGID,
	unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_SET_ROBUST_LIST, unix.SYS_GET_ROBUST_LIST,
	unix.SYS_SET_TID_ADDRESS, unix.SYS_RSEQ, unix.SYS_GETCPU, unix.SYS_RESTART_SYSCALL,
	unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
	unix.SYS_CLOCK_GETRES, unix.SYS_CLOCK_NANOSLEEP, unix.SYS_GETTIMEOFDAY, unix.SYS_TIMES, unix.SYS_GETRUSAGE,
	unix.SYS_SYSINFO, unix.SYS_UNAME, unix.SYS_GETRANDOM,
	unix.SYS_WRITE, unix.SYS_READV, unix.SYS_WRITEV, unix.SYS_PREAD64, unix.SYS_PREADV, unix.SYS_LSEEK, unix.SYS_FADVISE64,
	unix.SYS_CLOSE, unix.SYS_CLOSE_RANGE, unix.SYS_DUP, unix.SYS_DUP3, unix.SYS_PIPE2,
	unix.SYS_FSTAT, unix.SYS_NEWFSTATAT, unix.SYS_STATX, unix.SYS_READLINKAT, unix.SYS_GETCWD,
	unix.SYS_FACCESSAT, unix.SYS_FACCESSAT2,
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EVENTFD2, unix.SYS_PPOLL, unix.SYS_PSELECT6,
	unix.SYS_SENDMSG, unix.SYS_RECVMSG, unix.SYS_SHUTDOWN,
}

// guardedCall is open to a child with certain arguments only: all conditions
// must hold.
type guardedCall struct {
	call       uint32
	conditions []condition
}

// condition holds when half an argument, masked, is one of the values. Word 0
// is the lower half of the first argument, word 1 its upper half, and so on.
type condition struct {
	word   int
	mask   uint32
	values []uint32
}

const all = ^uint32(0)

func guardedCalls() []guardedCall {
	self := []condition{{0, all, []uint32{uint32(os.Getpid())}}}
	return append([]guardedCall{
		{unix.SYS_OPENAT, []condition{reading(2)}},
		// Threads, no processes, in no new namespace.
		{unix.SYS_CLONE, []condition{{0, unix.CLONE_THREAD | namespaces, []uint32{unix.CLONE_THREAD}}}},
		// Go interrupts its own threads; no other process may be signalled.
		{unix.SYS_TGKILL, self},
		{unix.SYS_KILL, self},
		// Not the calls that make the kernel send signals, which go to anybody.
		{unix.SYS_FCNTL, []condition{{2, all, []uint32{unix.F_DUPFD, unix.F_DUPFD_CLOEXEC,
			unix.F_GETFD, unix.F_SETFD, unix.F_GETFL, unix.F_SETFL}}}},
		{unix.SYS_PRCTL, []condition{{0, all, []uint32{unix.PR_SET_VMA, unix.PR_SET_NAME, unix.PR_GET_NAME}}}},
		// C asks for the size of its stack: own limits, read, not set.
		{unix.SYS_PRLIMIT64, []condition{{0, all, []uint32{0}}, {4, all, []uint32{0}}, {5, all, []uint32{0}}}},
	}, oldGuardedCalls...)
}

const namespaces = unix.CLONE_NEWNS | unix.CLONE_NEWCGROUP | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC |
	unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET

// reading holds for flags of open that read, and for those by which C sends its
// messages to /dev/null ("a"): RLIMIT_FSIZE leaves these nothing to write to.
func reading(argument int) condition {
	const harmless = unix.O_CLOEXEC | unix.O_NONBLOCK | unix.O_NOFOLLOW | unix.O_DIRECTORY | unix.O_NOCTTY | largeFile
	return condition{2 * argument, all &^ harmless, []uint32{unix.O_RDONLY, unix.O_WRONLY | unix.O_CREAT | unix.O_APPEND}}
}
