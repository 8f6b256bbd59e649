package service

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"time"

	"recourse/index"
	"recourse/ingest/reader"
	"recourse/internal/casework"
	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/record"
	"recourse/internal/record/archive"
	"recourse/internal/why"
)

// Options say what a service does.
type Options struct {
	Config config.Config
	// Create makes the data folder where there is none.
	Create bool
	// Work reads what is queued; without it the record is only looked at.
	Work bool
	// Listen watches folders and answers commands while Run runs.
	Listen bool
	// LockWait is how long to wait for another process to leave the folder.
	LockWait time.Duration
	Log      *slog.Logger
	// Checkpoint is called at the places where a crash must lose nothing; see
	// [pipeline.Options].
	Checkpoint func(place string)
}

// at passes a place where a crash must lose nothing.
func (o Options) at(place string) {
	if o.Checkpoint != nil {
		o.Checkpoint(place)
	}
}

// Service is an open data folder with all that works on it.
type Service struct {
	Options
	record  *record.Record
	index   *index.Index
	archive *archive.Archive // nil where it is switched off
	engine  *pipeline.Engine
	rules   casework.Rules
	pools   []*reader.Pool
	watches []*watching
	shelf   shelf
	// clinic is the model that corrections of categories trained.
	clinic atomic.Pointer[why.Model]
	behind *background // nil until Open has succeeded
	// changed is true once a command has changed a case in this process.
	changed atomic.Bool
}

// Open takes the data folder and starts what works in the background.
func Open(ctx context.Context, o Options) (*Service, error) {
	s := &Service{Options: o}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(err, s.closeParts())
	}
	s.behind = startBackground(ctx, s.inBackground()...)
	return s, nil
}

func (s *Service) open(ctx context.Context) error {
	mode := record.MustExist
	if s.Create {
		mode = record.MayCreate
	}
	var err error
	o := recordOptions(s.Config, mode, s.Log)
	o.LockWait = s.LockWait
	if s.record, err = record.Open(ctx, o); err != nil {
		return err
	}
	s.index, err = index.Open(index.Options{Dir: indexDir(s.Config), Incarnation: s.record.Incarnation(), Log: s.Log, Today: s.today})
	if err != nil {
		return err
	}
	if s.Config.Archive != "" {
		if s.archive, err = archive.Open(s.record, s.Config.Archive, s.Log); err != nil {
			return err
		}
	}
	if err := s.openEngine(); err != nil || !s.Listen {
		return err
	}
	return s.openWatches()
}

// openEngine makes the engine, with pools of readers where it shall work. The
// pool for what somebody waits for has a process of its own, ahead of the others.
func (s *Service) openEngine() error {
	rules, err := Rules(s.Config)
	if err != nil {
		return err
	}
	model, err := readModel(s.Config)
	if err != nil {
		s.Log.Warn("what was learned from corrected categories can not be read", "code", letter.CodeOf(err))
	}
	s.clinic.Store(model)
	rules.Clinic = s.clinic.Load
	s.rules = rules.Casework()
	o := pipeline.Options{Record: s.record, Rules: rules, MaxFile: int64(s.Config.Read.MaxFile),
		Workers: workers(s.Config), Log: s.Log, Now: time.Now, Checkpoint: s.Checkpoint}
	if s.Work {
		if o.Reader, err = s.pool(bulkNice); err != nil {
			return err
		}
		if o.Urgent, err = s.pool(0); err != nil {
			return err
		}
	}
	s.engine = pipeline.New(o)
	return nil
}

func (s *Service) pool(nice int) (*reader.Pool, error) {
	o := ReaderOptions(s.Config, s.Log)
	o.Nice = nice
	p, err := reader.NewPool(o)
	if err == nil {
		s.pools = append(s.pools, p)
	}
	return p, err
}

// inBackground is what runs from Open to Close.
func (s *Service) inBackground() []func(context.Context) error {
	run := []func(context.Context) error{
		s.engine.Track,
		func(ctx context.Context) error { return s.index.Run(ctx, s.source()) },
	}
	if s.archive != nil && s.Work {
		run = append(run, s.archive.Run)
	}
	if s.Work {
		run = append(run, s.engine.Run, s.tidy)
	}
	if s.Work && s.Listen && s.Config.Library != "" {
		run = append(run, s.keepFresh)
	}
	return append(run, s.watchStore)
}

// watchStore ends the work when the store can take no more writes: whoever
// starts the service anew, after making room, finds all that was begun.
func (s *Service) watchStore(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return nil
	case <-s.record.Bus().Failed():
		return s.record.Bus().Err()
	}
}

// tidy removes, at start and every day, what writes that never ended left behind.
func (s *Service) tidy(ctx context.Context) error {
	for {
		n, err := s.record.RemoveOrphans(ctx, orphanAge)
		if err != nil && ctx.Err() == nil {
			s.Log.Warn("what is left of unfinished writes could not be removed", "error", err)
		}
		if n > 0 {
			s.Log.Info("removed what was left of unfinished writes", "chunks", n)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(24 * time.Hour):
		}
	}
}

// orphanAge is how old a write is that surely nobody is still making.
const orphanAge = time.Hour

// Run watches the folders and answers commands until ctx ends, or until
// something in the background can not go on.
func (s *Service) Run(ctx context.Context) error {
	return s.behind.during(ctx, func(ctx context.Context) error {
		return pipeline.Concurrently(ctx, s.listeners()...)
	})
}

// Close stops the work, after the tasks at hand, and gives the folder up.
func (s *Service) Close() error {
	s.behind.close()
	return errors.Join(s.archiveChanges(), s.closeParts())
}

// archiveChanges archives what a command has changed where nothing else does:
// it may be long until a service runs again.
func (s *Service) archiveChanges() error {
	if s.archive == nil || s.Work || !s.changed.Load() {
		return nil
	}
	err := s.archive.Flush(context.Background())
	if err != nil {
		s.Log.Error("archive is behind", "error", err)
	}
	return err
}

func (s *Service) closeParts() error {
	var errs []error
	for _, p := range s.pools {
		errs = append(errs, p.Close())
	}
	errs = append(errs, s.shelf.close())
	if s.index != nil {
		errs = append(errs, s.index.Close())
	}
	if s.record != nil {
		errs = append(errs, s.record.Close())
	}
	return errors.Join(errs...)
}

// indexDir is where the index lies: under the data folder, if not elsewhere.
func indexDir(c config.Config) string {
	if c.Index.Path != "" {
		return c.Index.Path
	}
	return filepath.Join(c.Data, "index")
}
