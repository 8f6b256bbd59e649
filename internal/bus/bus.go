package bus

import (
	"context"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go/jetstream"

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
}

// Bus is a connection to the messages. It is safe for concurrent use.
type Bus struct{}

// Start starts the server inside the process, or connects to the one
// elsewhere. It creates no stream. The caller holds the lock of Dir.
func Start(ctx context.Context, o Options) (*Bus, error) { panic("soon") }

// Init creates the streams. It is for a record that is being created only.
func (b *Bus) Init(ctx context.Context) error { panic("soon") }

// Open refuses where a stream is missing, and changes nothing.
func (b *Bus) Open(ctx context.Context) error { panic("soon") }

// Publish queues a task; it is durable when Publish returns nil.
func (b *Bus) Publish(ctx context.Context, t Task) error { panic("soon") }

// Work runs tasks until ctx ends, and returns when the last handler has.
func (b *Bus) Work(ctx context.Context, o WorkOptions) error { panic("soon") }

// Queued counts the tasks of a document that are waiting or being worked on.
func (b *Bus) Queued(ctx context.Context, doc letter.DocumentID) (int, error) { panic("soon") }

// QueuedDocuments counts the tasks of every document that has any.
func (b *Bus) QueuedDocuments(ctx context.Context) (map[letter.DocumentID]int, error) { panic("soon") }

// Queues lists what is waiting or being worked on, interactive first.
func (b *Bus) Queues(ctx context.Context) ([]Queue, error) { panic("soon") }

// Hold runs fn while this process, of all that share the messages, holds the
// named lease. It waits for the lease, takes it again when it was lost, and
// returns when ctx ends or fn has returned with the lease still held. fn's
// context ends when the lease is lost.
func (b *Bus) Hold(ctx context.Context, name string, fn func(context.Context) error) error {
	panic("soon")
}

// Writes counts the durable writes since the messages were created.
func (b *Bus) Writes(ctx context.Context) (uint64, error) { panic("soon") }

// Err is why the server can not go on, nil while it can.
func (b *Bus) Err() error { panic("soon") }

// Close stops the server; Work must have returned.
func (b *Bus) Close() error { panic("soon") }

// JetStream is for internal/record, which keeps its buckets here.
func (b *Bus) JetStream() jetstream.JetStream { panic("soon") }
