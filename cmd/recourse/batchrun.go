package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	ingest "recourse/ingest/batch"
	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/service"
)

// batchRun is one run of a batch: it sends every file that did not come in
// before, then waits for all of them.
type batchRun struct {
	desk  desk
	env   env
	cfg   config.Config
	paths []string
	since time.Time
	out   string

	sum  summary
	bar  *progress
	docs []letter.DocumentID
	// names are the files of each document, for messages about it.
	names map[letter.DocumentID][]string
}

// summary accounts for every file that a batch met:
// arrivals = read + failed + duplicates + ignored.
type summary struct{ arrivals, read, failed, duplicates, ignored, again, letters int }

func walk(ctx context.Context, cfg config.Config, paths []string, since time.Time) iter.Seq[ingest.Item] {
	skip := []string{cfg.Data}
	if cfg.Archive != "" {
		skip = append(skip, cfg.Archive)
	}
	return ingest.Walk(ctx, paths, ingest.Options{Since: since, Skip: skip})
}

func (b *batchRun) do(ctx context.Context) error {
	b.names = map[letter.DocumentID][]string{}
	b.bar = newProgress(b.env.stderr)
	defer b.bar.close()
	if err := b.sendAll(ctx); err != nil {
		return err
	}
	outcomes, err := b.await(ctx)
	if err != nil {
		return err
	}
	b.bar.close()
	b.report(outcomes)
	if err := writeCases(b.out, outcomes); err != nil {
		return err
	}
	if b.sum.failed > 0 {
		return errReported
	}
	return nil
}

// sendAll sends what is new and counts what is not.
func (b *batchRun) sendAll(ctx context.Context) error {
	for item := range walk(ctx, b.cfg, b.paths, b.since) {
		b.sum.arrivals++
		switch {
		case item.PassedOver != nil:
			b.sum.ignored++
			fmt.Fprintf(b.env.stderr, "ignored %s: %s\n", item.Path, item.PassedOver.Why)
			continue
		case item.Err != nil:
			b.unreadable(item.Path, item.Err)
			continue
		}
		b.bar.found()
		if err := b.send(ctx, item); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// send brings one file in, unless it came in before under this name.
func (b *batchRun) send(ctx context.Context, item ingest.Item) error {
	f, err := os.Open(item.Path)
	if err != nil {
		b.unreadable(item.Path, err)
		return nil
	}
	defer f.Close()
	receipt, err := b.bringIn(ctx, item, f)
	if err != nil {
		return fmt.Errorf("%s: %w", item.Path, err)
	}
	id := receipt.Document
	switch {
	case len(b.names[id]) > 0 || receipt.Duplicate:
		b.sum.duplicates++
		b.bar.ended()
	case receipt.Again && receipt.Progress == letter.Done:
		b.sum.again++
		b.docs = append(b.docs, id)
	default:
		b.docs = append(b.docs, id)
	}
	b.names[id] = append(b.names[id], item.Path)
	return nil
}

// unreadable counts a file that could not even be opened as failed.
func (b *batchRun) unreadable(path string, err error) {
	b.sum.failed++
	fmt.Fprintf(b.env.stderr, "%s: %s\n", path, letter.WhyOf(err))
}

func (b *batchRun) bringIn(ctx context.Context, item ingest.Item, f *os.File) (service.Receipt, error) {
	id, err := b.identify(f)
	if err != nil {
		return service.Receipt{}, err
	}
	before, err := call[service.Receipt](ctx, b.desk, service.MethodKnown,
		service.KnownRequest{Document: id, Source: "batch", Name: item.Path})
	if err != nil {
		return service.Receipt{}, err
	}
	if len(before) == 1 && before[0].Again {
		return before[0], nil
	}
	return b.desk.Upload(ctx, item.Path, item.Tags, f)
}

func (b *batchRun) identify(f *os.File) (letter.DocumentID, error) {
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	_, err := f.Seek(0, io.SeekStart)
	return letter.DocumentID(hex.EncodeToString(h.Sum(nil))), err
}

// await waits until every document of the batch is read or has failed.
func (b *batchRun) await(ctx context.Context) ([]service.Outcome, error) {
	var all []service.Outcome
	err := b.desk.Call(ctx, service.MethodAwait, service.AwaitRequest{Documents: b.docs}, func(raw json.RawMessage) error {
		var o service.Outcome
		if err := json.Unmarshal(raw, &o); err != nil {
			return err
		}
		all = append(all, o)
		b.bar.ended()
		return nil
	})
	return all, err
}

// report names what failed and accounts for every file.
func (b *batchRun) report(outcomes []service.Outcome) {
	review := 0
	for _, o := range outcomes {
		if o.Failure != nil {
			b.sum.failed++
			for _, name := range b.names[o.Document] {
				fmt.Fprintf(b.env.stderr, "%s: %s\n", name, o.Failure.Why)
			}
			continue
		}
		b.sum.read++
		b.sum.letters += len(o.Cases)
		for _, c := range o.Cases {
			if c.NeedsReview {
				review++
			}
		}
	}
	s := b.sum
	fmt.Fprintf(b.env.stderr, "%d files: %d read (%d of them before), %d failed, %d duplicates, %d ignored; %d letters, %d to review\n",
		s.arrivals, s.read, s.again, s.failed, s.duplicates, s.ignored, s.letters, review)
}
