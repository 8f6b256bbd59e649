package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"recourse/internal/bench/denials"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// rebuild tells how fast the program itself makes the index of a real record:
// it is asked a question when the index is gone, and again when it is there.
func (o options) rebuild(ctx context.Context) error {
	data := filepath.Join(o.work, "data")
	if err := o.fillRecord(ctx, data); err != nil {
		return fmt.Errorf("filling a record: %w", err)
	}
	without, err := o.search(ctx, data)
	if err != nil {
		return err
	}
	with, err := o.search(ctx, data)
	if err != nil {
		return err
	}
	took := without - with
	fmt.Printf("index of a record of %d letters made by `recourse search`: %.1f s, %.0f letters a second\n",
		o.recorded, took.Seconds(), float64(o.recorded)/took.Seconds())
	return nil
}

func (o options) fillRecord(ctx context.Context, data string) error {
	r, err := record.Open(ctx, record.Options{Dir: data, Mode: record.MayCreate})
	if err != nil {
		return err
	}
	defer r.Close()
	for i := range o.recorded {
		d := denials.Make(i)
		d.Letter.Text = d.Body
		d.Document.Letters = []letter.ID{d.Letter.ID}
		if _, _, err := r.CreateDocument(ctx, d.Document); err != nil {
			return err
		}
		if err := r.PutLetter(ctx, d.Letter); err != nil {
			return err
		}
		if _, err := r.SaveCase(ctx, 1, d.Case); err != nil {
			return err
		}
	}
	return nil
}

// search is how long the program takes from start to end for one question.
func (o options) search(ctx context.Context, data string) (time.Duration, error) {
	file := filepath.Join(o.work, "pipeline.yaml")
	if err := os.WriteFile(file, fmt.Appendf(nil, "data: %q\narchive: \"\"\nwatch: []\n", data), 0o600); err != nil {
		return 0, err
	}
	started := time.Now()
	out, err := exec.CommandContext(ctx, o.bin, "search", "--config", file, "--limit", "1", "treatment").CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("recourse search: %w: %s", err, out)
	}
	return time.Since(started), nil
}
