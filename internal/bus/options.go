package bus

import (
	"log/slog"
	"time"

	"recourse/internal/letter"
)

// Options say where the messages live.
type Options struct {
	// Dir is the data folder; the server inside the process keeps its files in Dir/jetstream.
	Dir string
	// URL names servers elsewhere, "nats://a:4222,nats://b:4222"; "" is the server inside.
	URL string
	// Credentials is the path of a credentials file for URL, or "".
	Credentials string
	// Replicas is how many servers hold each message; with URL at least 3.
	Replicas int
	// AckWait is how long a task may stay silent before it is given to another
	// worker; 0 means 30 s. Work keeps its own tasks alive.
	AckWait time.Duration
	// MaxDeliver is how often a task is tried before it is given up; 0 means 5.
	MaxDeliver int
	// LeaseTTL is how long a lease outlives a dead holder; 0 means 15 s.
	LeaseTTL time.Duration
	Log      *slog.Logger

	room int64 // bytes that the store may take; 0 is what the disk allows
}

// minReplicas survive the loss of one server without losing what was accepted.
const minReplicas = 3

func (o Options) withDefaults() (Options, error) {
	if o.URL != "" && o.Replicas < minReplicas {
		return o, letter.Refuse("replicas", "servers elsewhere must hold each message %d times or more, not %d: set nats.replicas",
			minReplicas, o.Replicas)
	}
	if o.URL == "" {
		o.Replicas = 1
	}
	setDefault(&o.AckWait, 30*time.Second)
	setDefault(&o.MaxDeliver, 5)
	setDefault(&o.LeaseTTL, 15*time.Second)
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o, nil
}

func setDefault[T comparable](v *T, value T) {
	if *v == *new(T) {
		*v = value
	}
}
