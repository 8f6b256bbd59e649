package bus

import (
	"context"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// requestTimeout bounds one request to the server. It is long because a slow
// disk is no failure.
const requestTimeout = 30 * time.Second

// Bus is a connection to the messages. It is safe for concurrent use.
type Bus struct {
	opts  Options
	inner *inner // nil where the server is elsewhere
	conn  *nats.Conn
	js    jetstream.JetStream
}

// Start starts the server inside the process, or connects to the one
// elsewhere. It creates no stream. The caller holds the lock of Dir.
func Start(ctx context.Context, o Options) (*Bus, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	b := &Bus{opts: o}
	if err := b.connect(ctx); err != nil {
		_ = b.Close()
		return nil, err
	}
	return b, nil
}

func (b *Bus) connect(ctx context.Context) error {
	opts := []nats.Option{nats.Name("recourse"), nats.MaxReconnects(-1), nats.ErrorHandler(b.onAsyncError)}
	if b.opts.URL == "" {
		var err error
		if b.inner, err = startInner(ctx, b.opts); err != nil {
			return fmt.Errorf("start messages: %w", err)
		}
		opts = append(opts, nats.InProcessServer(b.inner.server))
	} else if b.opts.Credentials != "" {
		opts = append(opts, nats.UserCredentials(b.opts.Credentials))
	}
	var err error
	if b.conn, err = nats.Connect(b.opts.URL, opts...); err != nil {
		return Classify("connect to messages", err)
	}
	b.js, err = jetstream.New(b.conn, jetstream.WithDefaultTimeout(requestTimeout))
	return Classify("open messages", err)
}

// onAsyncError logs what no caller waits for. A consumer that reads too slowly
// is harmless here: it is asked again.
func (b *Bus) onAsyncError(_ *nats.Conn, _ *nats.Subscription, err error) {
	b.opts.Log.Warn("messages", "error", err)
}

// Close stops the server; Work must have returned.
func (b *Bus) Close() error {
	if b.conn != nil {
		_ = b.conn.FlushTimeout(requestTimeout)
		b.conn.Close()
	}
	if b.inner != nil {
		b.inner.stop()
	}
	return nil
}

// Err is why the server can not go on, nil while it can.
func (b *Bus) Err() error {
	switch {
	case b.inner != nil:
		return b.inner.err()
	case !b.conn.IsConnected():
		return Classify("messages", nats.ErrDisconnected)
	}
	return nil
}

// Failed is closed when the server inside the process can not go on; [Bus.Err]
// then says why, and a new start is needed. It is nil for servers elsewhere,
// which come back by themselves.
func (b *Bus) Failed() <-chan struct{} {
	if b.inner == nil {
		return nil
	}
	return b.inner.log.failed
}

// JetStream is for internal/record, which keeps its buckets here.
func (b *Bus) JetStream() jetstream.JetStream { return b.js }

// Replicas is how many servers hold each message.
func (b *Bus) Replicas() int { return b.opts.Replicas }

// MaxPayload is the size in bytes of the largest message with its headers.
func (b *Bus) MaxPayload() int { return int(b.conn.MaxPayload()) }
