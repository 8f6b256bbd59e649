//go:build linux && (amd64 || arm64)

package reader

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/sys/unix"
)

// filterable reports what keeps this kernel from filtering system calls. A
// filter at no address is refused as such where filters can be had.
func filterable() error {
	if _, err := seccomp(nil); errors.Is(err, unix.EFAULT) {
		return nil
	}
	return errors.New("needs Linux 3.17 or newer with CONFIG_SECCOMP_FILTER")
}

// filterCalls lets the kernel refuse every system call that is not named here,
// on all threads.
func filterCalls() error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	// Without this, only root may filter; with it no program gains rights.
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("no new privileges: %w", err)
	}
	code := callFilter()
	thread, err := seccomp(&unix.SockFprog{Len: uint16(len(code)), Filter: &code[0]})
	if err == nil && thread != 0 {
		err = fmt.Errorf("thread %d has a filter of its own", thread)
	}
	return err
}

// seccomp hands the kernel a filter for all threads; it may name one that could
// not take it.
func seccomp(program *unix.SockFprog) (thread uintptr, err error) {
	thread, _, e := unix.Syscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER,
		unix.SECCOMP_FILTER_FLAG_TSYNC, uintptr(unsafe.Pointer(program)))
	if e != 0 {
		return 0, e
	}
	return thread, nil
}

// firstModern is the first of the calls that are numbered alike everywhere.
// They are so new that libraries still try older ones when they are missing,
// clone3 first of all, whose arguments no filter can see.
const firstModern = unix.SYS_PIDFD_SEND_SIGNAL

// Where the kernel puts what a filter looks at (struct seccomp_data).
const (
	atCall      = 0
	atMachine   = 4
	atArguments = 16
)

// callFilter writes the filter in the kernel's classic BPF.
func callFilter() []unix.SockFilter {
	code := []unix.SockFilter{
		load(atMachine), jump(unix.BPF_JEQ, machine, 1, 0), ret(unix.SECCOMP_RET_KILL_PROCESS),
		load(atCall),
	}
	for _, call := range slices.Concat(freeCalls, oldFreeCalls) {
		code = append(code, jump(unix.BPF_JEQ, call, 0, 1), ret(unix.SECCOMP_RET_ALLOW))
	}
	for _, g := range guardedCalls() {
		block := g.block()
		code = append(append(code, jump(unix.BPF_JEQ, g.call, 0, uint8(len(block)))), block...)
	}
	return append(code, jump(unix.BPF_JGE, firstModern, 0, 1), refuse(unix.ENOSYS), refuse(unix.EPERM))
}

// block decides about a guarded call.
func (g guardedCall) block() []unix.SockFilter {
	var code []unix.SockFilter
	for _, c := range g.conditions {
		code = append(code, load(atArguments+4*uint32(c.word)), and(c.mask))
		for i, v := range c.values {
			code = append(code, jump(unix.BPF_JEQ, v, uint8(len(c.values)-i), 0))
		}
		code = append(code, refuse(unix.EPERM))
	}
	return append(code, ret(unix.SECCOMP_RET_ALLOW))
}

func load(offset uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: offset}
}

func and(mask uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_ALU | unix.BPF_AND | unix.BPF_K, K: mask}
}

// jump skips yes instructions if the comparison holds, else no.
func jump(comparison uint16, value uint32, yes, no uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_K | comparison, Jt: yes, Jf: no, K: value}
}

func ret(action uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: action}
}

func refuse(e unix.Errno) unix.SockFilter { return ret(unix.SECCOMP_RET_ERRNO | uint32(e)) }
