package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"time"

	"recourse/internal/config"
	"recourse/internal/control"
	"recourse/internal/letter"
	"recourse/internal/service"
)

// place is where the configuration and the data are, as the flags say.
type place struct{ config, data string }

func (p *place) declare(flags *flag.FlagSet) {
	flags.StringVar(&p.config, "config", "", "`file` with the configuration (default: ./pipeline.yaml and the usual places)")
	flags.StringVar(&p.data, "data", "", "data `folder` (default: as configured)")
}

func (p place) load(e env) (config.Config, string, error) {
	return config.Load(config.LoadOptions{Path: p.config, DataDir: p.data, Getenv: e.getenv,
		WorkDir: e.workDir, Home: e.getenv("HOME")})
}

// desk answers a command: the running service, or the same engine in this process.
type desk interface {
	Call(ctx context.Context, method string, in any, each func(json.RawMessage) error) error
	Upload(ctx context.Context, name string, tags []string, r io.Reader) (service.Receipt, error)
	Proof(ctx context.Context, req service.ProofRequest, r io.Reader) (letter.DocumentID, error)
	ReadRecord(ctx context.Context, req service.RecordRequest, r io.Reader) (service.Proposed, error)
	Close() error
}

// open finds the running service of the data folder, or else takes the folder
// and runs the engine here. Only a command that may create the folder does so.
func (p place) open(ctx context.Context, e env, o service.Options) (desk, config.Config, error) {
	cfg, _, err := p.load(e)
	if err != nil {
		return nil, cfg, err
	}
	if info, err := os.Stat(cfg.Data); err == nil && !info.IsDir() {
		return nil, cfg, usagef("%s is no folder; --data names the data folder", cfg.Data)
	} else if errors.Is(err, fs.ErrNotExist) && !o.Create {
		return nil, cfg, usagef("no data folder at %s; `recourse serve` or `recourse batch` makes one, --data names another", cfg.Data)
	}
	o.Config, o.Log, o.LockWait = cfg, logger(e), lockTry
	d, err := connect(ctx, cfg, o)
	return d, cfg, err
}

// A service that is starting, or a command that is ending, holds the folder
// before, or after, it answers: both are tried in turn, for so long.
const (
	lockTry  = 250 * time.Millisecond
	lockWait = 10 * time.Second
)

func connect(ctx context.Context, cfg config.Config, o service.Options) (desk, error) {
	for deadline := time.Now().Add(lockWait); ; {
		client, err := control.Dial(cfg.Data)
		if err == nil {
			return remote{client}, nil
		}
		if !errors.Is(err, control.ErrNoService) {
			return nil, err
		}
		s, err := service.Open(ctx, o)
		if err == nil {
			return s, nil
		}
		if letter.CodeOf(err) != "data_in_use" || time.Now().After(deadline) {
			return nil, err
		}
	}
}

// call collects the answers of a method, decoded.
func call[T any](ctx context.Context, d desk, method string, in any) ([]T, error) {
	var all []T
	err := d.Call(ctx, method, in, func(raw json.RawMessage) error {
		var v T
		if err := json.Unmarshal(raw, &v); err != nil {
			return err
		}
		all = append(all, v)
		return nil
	})
	return all, err
}

// printJSON passes the answers of a method on, one to a line.
func printJSON(w io.Writer) func(json.RawMessage) error {
	return func(raw json.RawMessage) error {
		_, err := w.Write(append(raw, '\n'))
		return err
	}
}
