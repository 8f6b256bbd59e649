package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	ingest "recourse/ingest/batch"
	"recourse/ingest/reader"
	"recourse/internal/letter"
	"recourse/internal/service"
	"recourse/internal/view"
)

// dryRun says what a batch would read. Mails and archives are looked into.
func dryRun(ctx context.Context, e env, p place, paths []string, since time.Time) error {
	cfg, _, err := p.load(e)
	if err != nil {
		return err
	}
	pool, err := reader.NewPool(service.ReaderOptions(cfg, logger(e)))
	if err != nil {
		return err
	}
	defer pool.Close()
	d := &dry{env: e, pool: pool}
	for item := range walk(ctx, cfg, absolutes(e, paths), since, nil) {
		if err := d.item(ctx, item); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.stderr, "%d files would be read, %d ignored, %d can not be opened\n", d.read, d.ignored, d.failed)
	return ctx.Err()
}

// dry is one dry run.
type dry struct {
	env                   env
	pool                  *reader.Pool
	read, ignored, failed int
}

func (d *dry) item(ctx context.Context, item ingest.Item) error {
	switch {
	case item.PassedOver != nil:
		d.tell(&d.ignored, "ignore", item.Path, item.PassedOver.Why)
		return nil
	case item.Err != nil:
		d.tell(&d.failed, "fail", item.Path, letter.WhyOf(item.Err))
		return nil
	}
	f, err := os.Open(item.Path)
	if err != nil {
		d.tell(&d.failed, "fail", item.Path, "it can not be read")
		return nil
	}
	defer f.Close()
	err = d.pool.Unpack(ctx, f, func(m reader.Member) error {
		d.member(item.Path+letter.MemberSeparator+m.Name, m)
		return nil
	})
	switch {
	case letter.CodeOf(err) == reader.CodeNotContainer:
		d.tell(&d.read, "read", item.Path, "")
	case letter.KindOf(err) == letter.Permanent && err != nil:
		d.tell(&d.failed, "fail", item.Path, letter.WhyOf(err))
	case err != nil && !errors.Is(err, context.Canceled):
		return err
	}
	return nil
}

func (d *dry) member(name string, m reader.Member) {
	switch {
	case m.PassedOver != nil:
		d.tell(&d.ignored, "ignore", name, m.PassedOver.Why)
	case m.Problem != nil:
		d.tell(&d.failed, "fail", name, m.Problem.Why)
	default:
		d.tell(&d.read, "read", name, "")
	}
}

// tell prints what would become of a file, and counts it.
func (d *dry) tell(count *int, what, name, why string) {
	*count++
	line := fmt.Sprintf("%-7s %s", what, view.Printable(name))
	if why != "" {
		line += ": " + why
	}
	fmt.Fprintln(d.env.stdout, line)
}
