package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"recourse/internal/layout"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// recourse is the program as a whole: `recourse batch` into a data folder.
type recourse struct {
	bin string
	// workers is read.workers of the configuration.
	workers int
	// under are commands that the program is run by, such as taskset.
	under []string
}

func (recourse) Name() string { return "recourse batch" }

func (r recourse) Read(ctx context.Context, letters []Letter, dir string) error {
	config := filepath.Join(dir, "pipeline.yaml")
	text := fmt.Sprintf("watch: []\nread: {workers: %d}\n", r.workers)
	if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
		return err
	}
	args := append(r.under, r.bin, "batch", "--config", config, "--data", dataFolder(dir),
		"--out", filepath.Join(dir, "cases.jsonl"))
	for _, l := range letters {
		args = append(args, l.Path)
	}
	_, err := runTool(exec.CommandContext(ctx, args[0], args[1:]...))
	return err
}

func dataFolder(dir string) string { return filepath.Join(dir, "data") }

// Texts is what the record holds of each letter after Read.
func (r recourse) Texts(ctx context.Context, letters []Letter, dir string) (all [][]string, err error) {
	rec, err := record.Open(ctx, record.Options{Dir: dataFolder(dir), Mode: record.MustExist})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rec.Close()) }()
	for _, l := range letters {
		b, err := os.ReadFile(l.Path)
		if err != nil {
			return nil, err
		}
		pages, err := rec.Pages(ctx, letter.DocumentIDOf(b))
		if err != nil {
			return nil, err
		}
		var texts []string
		for _, p := range pages {
			texts = append(texts, layout.New([]letter.Page{p}).Plain())
		}
		all = append(all, texts)
	}
	return all, nil
}

// writes is how many durable writes the record of a data folder has seen. With
// mode MayCreate the folder is made where there is none.
func writes(ctx context.Context, data string, mode record.Mode) (n uint64, err error) {
	rec, err := record.Open(ctx, record.Options{Dir: data, Mode: mode})
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, rec.Close()) }()
	return rec.Writes(ctx)
}

// writesFor is how many durable writes one letter costs.
func (r recourse) writesFor(ctx context.Context, l Letter, dir string) (uint64, error) {
	before, err := writes(ctx, dataFolder(dir), record.MayCreate)
	if err != nil {
		return 0, err
	}
	if err := r.Read(ctx, []Letter{l}, dir); err != nil {
		return 0, err
	}
	after, err := writes(ctx, dataFolder(dir), record.MustExist)
	return after - before, err
}
