package control

import (
	"context"
	"errors"
	"net"
	"os"
)

type peerKey struct{}

// withPeer keeps the caller's uid with the connection; -1 where it is unknown.
func withPeer(ctx context.Context, c net.Conn) context.Context {
	uid := -1
	if u, ok := c.(*net.UnixConn); ok {
		if found, err := peerUID(u); err == nil {
			uid = found
		}
	}
	return context.WithValue(ctx, peerKey{}, uid)
}

// allowed lets in root and the user who runs the service.
func allowed(uid int) bool { return uid == 0 || uid == os.Geteuid() }

// peerUID asks the kernel who is at the other end.
func peerUID(c *net.UnixConn) (uid int, err error) {
	raw, err := c.SyscallConn()
	if err != nil {
		return -1, err
	}
	var failed error
	err = raw.Control(func(fd uintptr) { uid, failed = socketUID(int(fd)) })
	return uid, errors.Join(err, failed)
}
