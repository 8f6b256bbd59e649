package service

import (
	"context"

	"recourse/internal/pipeline"
)

// background is what works behind the calls until it is closed, or until a
// part of it can not go on.
type background struct {
	stop context.CancelFunc
	// ended is closed when all of it has ended; err is valid then.
	ended chan struct{}
	err   error
}

func startBackground(ctx context.Context, run ...func(context.Context) error) *background {
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	b := &background{stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(b.ended)
		b.err = pipeline.Concurrently(ctx, run...)
	}()
	return b
}

// during calls fn, and ends it when the background ends: what waits for work
// that nobody does any more would wait for ever. The error is then why the
// background ended.
func (b *background) during(ctx context.Context, fn func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	returned := make(chan struct{})
	defer close(returned)
	go func() {
		select {
		case <-b.ended:
			cancel()
		case <-returned:
		}
	}()
	err := fn(ctx)
	select {
	case <-b.ended:
		if b.err != nil {
			return b.err
		}
	default:
	}
	return err
}

// close stops the background and waits for its end.
func (b *background) close() {
	b.stop()
	<-b.ended
}
