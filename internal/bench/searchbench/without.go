//go:build !sqlite

package main

import (
	"context"
	"fmt"
)

// loadOther: SQLite is compared with where it was built in.
func (o options) loadOther(context.Context) (side, error) {
	fmt.Println("SQLite: not built in, see the Makefile")
	return nil, nil
}
