package service

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"recourse/ingest/watch"
	"recourse/internal/config"
	"recourse/internal/letter"
)

// longWait is how long a file may wait in its folder before status tells of it.
const longWait = time.Minute

// sourceWatch is the source of arrivals from a watch folder.
const sourceWatch = "watch"

// watching is one watch folder of the service.
type watching struct {
	*watch.Watcher
	service *Service
}

// openWatches makes the watch folders ready.
func (s *Service) openWatches() error {
	for i, c := range s.Config.Watch {
		w, err := s.watching(c, filepath.Join(s.Config.Data, fmt.Sprintf("watch-%d.json", i+1)))
		if err != nil {
			return err
		}
		s.watches = append(s.watches, w)
	}
	return nil
}

func (s *Service) watching(c config.Watch, memory string) (*watching, error) {
	w := &watching{service: s}
	var err error
	w.Watcher, err = watch.New(watch.Options{
		Folder: c.Folder, Settle: time.Duration(c.Settle), Rescan: time.Duration(c.Rescan),
		Done: c.Done, Failed: c.Failed, Memory: memory, Log: s.Log, Deliver: w.deliver,
	})
	return w, err
}

// deliver makes a file durable; then it may be moved away.
func (w *watching) deliver(ctx context.Context, f watch.File) (watch.Outcome, error) {
	file, err := f.Open()
	if err != nil {
		return watch.Outcome{}, err
	}
	defer file.Close()
	s := w.service
	came, err := changed(file)
	if err != nil {
		return watch.Outcome{}, err
	}
	a := letter.Arrival{Source: sourceWatch, Name: f.Name, Tags: f.Tags, ReceivedAt: came}
	got, err := s.engine.Ingest(ctx, file, a, letter.Interactive)
	if err != nil {
		return watch.Outcome{}, err
	}
	s.at("delivered")
	d := got.Document
	return watch.Outcome{Document: d.ID, Known: got.Known, Failure: d.Failure}, nil
}

// trouble is what is wrong with the folder or its files.
func (w *watching) trouble() []string {
	st := w.Status()
	var all []string
	if st.Problem != "" {
		all = append(all, fmt.Sprintf("watch folder %s: %s", st.Folder, st.Problem))
	}
	for _, f := range st.Waiting {
		if time.Since(f.Since) > longWait {
			all = append(all, fmt.Sprintf("%s: %s", filepath.Join(st.Folder, f.Name), f.Why))
		}
	}
	return all
}
