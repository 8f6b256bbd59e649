package service

import (
	"context"
	"errors"
	"testing"
)

// A batch that waits for letters must not wait for ever once the disk is full.
func TestACallEndsWithTheBackground(t *testing.T) {
	full, fail := errors.New("the disk is full"), make(chan struct{})
	b := startBackground(t.Context(), func(context.Context) error {
		<-fail
		return full
	})
	err := b.during(t.Context(), func(ctx context.Context) error {
		close(fail)
		<-ctx.Done()
		return ctx.Err()
	})
	if !errors.Is(err, full) {
		t.Errorf("got %v, want why the background ended", err)
	}
	b.close()
}

func TestACallKeepsItsOwnError(t *testing.T) {
	b := startBackground(t.Context(), func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	})
	defer b.close()
	own := errors.New("no such case")
	if err := b.during(t.Context(), func(context.Context) error { return own }); !errors.Is(err, own) {
		t.Errorf("got %v, want the call's own", err)
	}
}
