package service

import (
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"recourse/classify/playbook"
	"recourse/ingest/reader"
	"recourse/internal/bus"
	"recourse/internal/config"
	"recourse/internal/letter"
	"recourse/internal/pipeline"
	"recourse/internal/record"
	"recourse/internal/why"
)

// ReaderChild is the hidden command that a reader process is started with.
const ReaderChild = "reader-child"

// bulkNice is how far readers of stacks and batches stand back from those that
// somebody waits for, as nice(1) counts.
const bulkNice = 10

// pagesPerChild is after how many pages a reader process is replaced:
// tesseract's memory grows with them.
const pagesPerChild = 200

// fileTimeout bounds what is done for a file as a whole; single pages have
// their own limit.
const fileTimeout = 50 * time.Second

// ownAckWait is how long the task of a killed process lies before the next one
// takes it up, where server and workers live in one process: nothing but that
// process can be slow to answer.
const ownAckWait = 10 * time.Second

// Rules are the settings of the pure stages.
func Rules(c config.Config) (pipeline.Rules, error) {
	below := map[string]letter.Confidence{"": letter.Confidence(c.Extract.ReviewBelow)}
	for field, t := range c.Extract.Fields {
		below[field] = letter.Confidence(t)
	}
	books, err := playbook.Open(c.Classify.Playbooks)
	if err != nil {
		return pipeline.Rules{}, err
	}
	model, _ := readModel(c) // a damaged one is none; a service tells of it
	return pipeline.Rules{Clinic: func() *why.Model { return model }, Below: below, Playbooks: books, Languages: c.Read.Languages, Zone: c.Location()}, nil
}

// ReaderOptions are the settings of the processes that read.
func ReaderOptions(c config.Config, log *slog.Logger) reader.Options {
	return reader.Options{
		Command:     []string{executable(), ReaderChild},
		Workers:     workers(c),
		PageTimeout: time.Duration(c.Read.PageTimeout),
		FileTimeout: fileTimeout,
		MaxPages:    c.Read.MaxPages, MaxFile: int64(c.Read.MaxFile), Languages: c.Read.Languages,
		CacheDir: cacheDir(), PagesPerChild: pagesPerChild, Log: log,
	}
}

func executable() string {
	if self, err := os.Executable(); err == nil {
		return self
	}
	return os.Args[0]
}

// cacheDir is where compiled PDFium code is kept between starts.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "recourse")
}

func workers(c config.Config) int {
	if c.Read.Workers > 0 {
		return c.Read.Workers
	}
	return runtime.NumCPU()
}

func recordOptions(c config.Config, mode record.Mode, log *slog.Logger) record.Options {
	b := bus.Options{URL: c.NATS.URL, Credentials: c.NATS.Credentials, Replicas: c.NATS.Replicas, Log: log}
	if b.URL == "" {
		b.AckWait = ownAckWait
	}
	return record.Options{Dir: c.Data, Mode: mode, Bus: b}
}
