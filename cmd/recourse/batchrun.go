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
	out   *outFile

	sum  summary
	bar  *progress
	docs []letter.DocumentID
	// names are the files of each document, for messages about it.
	names map[letter.DocumentID][]string
	// known are the documents that had come in under other names.
	known map[letter.DocumentID]bool
	// again are those that this or an earlier run had read under the same names.
	again map[letter.DocumentID]bool
	bad   bool // something failed
}

// summary accounts for every file that a batch met:
// arrivals = read + failed + duplicates + ignored. The files in mails and
// archives count, the mail or archive around them does not, unless it failed.
type summary struct {
	arrivals, read, failed, duplicates, ignored, again, letters, review int
	containers, members                                                 int
}

// walk yields the files under the paths. What Recourse wrote itself is passed over.
func walk(ctx context.Context, cfg config.Config, paths []string, since time.Time, out *outFile) iter.Seq[ingest.Item] {
	own := ingest.Options{Since: since, Skip: []string{cfg.Data, cfg.Archive, cfg.Index.Path}}
	return func(yield func(ingest.Item) bool) {
		for item := range ingest.Walk(ctx, paths, own) {
			if out.isUnfinished(item.Path) {
				continue
			}
			if out.is(item.Path) {
				item.PassedOver = ingest.Own
			}
			if !yield(item) {
				return
			}
		}
	}
}

func (b *batchRun) do(ctx context.Context) error {
	b.names = map[letter.DocumentID][]string{}
	b.known, b.again = map[letter.DocumentID]bool{}, map[letter.DocumentID]bool{}
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
	if err := b.out.write(outcomes); err != nil {
		return err
	}
	if b.bad {
		return errReported
	}
	return nil
}

// sendAll sends what is new and counts what is not.
func (b *batchRun) sendAll(ctx context.Context) error {
	for item := range walk(ctx, b.cfg, b.paths, b.since, b.out) {
		b.sum.arrivals++
		switch {
		case item.PassedOver != nil:
			b.sum.ignored++
			ignored(b.env, item.Path, item.PassedOver.Why)
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
	b.account(id, receipt)
	b.names[id] = append(b.names[id], item.Path)
	return nil
}

// account counts a file that is in. A document that came in before under
// another name is a duplicate, and waited for like the others: its case belongs
// to this batch as well.
func (b *batchRun) account(id letter.DocumentID, receipt service.Receipt) {
	switch {
	case len(b.names[id]) > 0:
		b.sum.duplicates++
		b.bar.ended()
		return
	case receipt.Duplicate:
		b.sum.duplicates++
		b.known[id] = true
	case receipt.Again && receipt.Progress == letter.Done:
		b.again[id] = true
	}
	b.docs = append(b.docs, id)
}

// unreadable counts a file that could not even be opened as failed.
func (b *batchRun) unreadable(path string, err error) {
	b.sum.failed++
	b.bad = true
	complain(b.env, path, letter.WhyOf(err))
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
		for range o.Members {
			b.bar.found()
		}
		b.bar.ended()
		return nil
	})
	return all, err
}

// report names what failed and accounts for every file.
func (b *batchRun) report(outcomes []service.Outcome) {
	b.openContainers(outcomes)
	for _, o := range outcomes {
		switch {
		case o.Failure != nil:
			b.reportFailure(o)
		case !b.known[o.Document] && !o.Container:
			b.sum.read++
			if b.again[o.Document] {
				b.sum.again++
			}
		}
		for _, c := range o.Cases {
			if c.Unread() {
				continue
			}
			b.sum.letters++
			if c.NeedsReview {
				b.sum.review++
			}
		}
	}
	s := b.sum
	if s.containers > 0 {
		fmt.Fprintf(b.env.stderr, "%d mails and archives opened, with %d files in them\n", s.containers, s.members)
	}
	fmt.Fprintf(b.env.stderr, "%d files: %d read (%d of them before), %d failed, %d duplicates, %d ignored; %d letters, %d to review\n",
		s.arrivals, s.read, s.again, s.failed, s.duplicates, s.ignored, s.letters, s.review)
}

func (b *batchRun) reportFailure(o service.Outcome) {
	b.bad = true
	if !b.known[o.Document] {
		b.sum.failed++
	}
	for _, name := range b.names[o.Document] {
		complain(b.env, name, o.Failure.Why)
	}
}
