package pipeline

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// Concurrently runs all functions until ctx ends; when one fails, the others
// are stopped.
func Concurrently(ctx context.Context, run ...func(context.Context) error) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, f := range run {
		g.Go(func() error {
			err := f(ctx)
			if ctx.Err() != nil {
				return nil
			}
			return err
		})
	}
	return g.Wait()
}
