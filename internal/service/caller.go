package service

import (
	"context"
	"fmt"
	"os/user"
	"strconv"
)

type callerKey struct{}

// withCaller keeps who calls: the identity under which changes are recorded.
func withCaller(ctx context.Context, uid int) context.Context {
	return context.WithValue(ctx, callerKey{}, uid)
}

// caller names who calls by login and uid, as the kernel told them; -1 where
// it did not.
func caller(ctx context.Context) string {
	uid, ok := ctx.Value(callerKey{}).(int)
	if !ok {
		uid = -1
	}
	if u, err := user.LookupId(strconv.Itoa(uid)); err == nil {
		return fmt.Sprintf("%s (uid %d)", u.Username, uid)
	}
	return fmt.Sprintf("uid %d", uid)
}
