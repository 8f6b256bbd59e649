package bus

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

const (
	// maxPayload lets a chunk of an original be 1 MiB, with room to spare.
	maxPayload = 8 << 20
	// maxMemory is for leases, the only messages that are not on disk.
	maxMemory = 16 << 20
	// startTimeout is long because a large store is read before the server is ready.
	startTimeout = 5 * time.Minute
)

// inner is the server inside the process.
type inner struct {
	server *server.Server
	log    *serverLog
}

func startInner(ctx context.Context, o Options) (*inner, error) {
	if err := os.MkdirAll(filepath.Join(o.Dir, "jetstream"), 0o700); err != nil {
		return nil, err
	}
	if o.room == 0 {
		var err error
		if o.room, err = maxStore(o.Dir); err != nil {
			return nil, err
		}
	}
	s, err := server.NewServer(serverOptions(o.Dir, o.room))
	if err != nil {
		return nil, err
	}
	in := &inner{server: s, log: newServerLog(o.Log)}
	s.SetLoggerV2(in.log, false, false, false)
	s.Start()
	if err := in.awaitReady(ctx); err != nil {
		in.stop()
		return nil, err
	}
	return in, nil
}

// serverOptions open no port and take no signals: left to itself the server
// listens on all addresses, and ends the process on an interrupt. SyncAlways
// makes every receipt survive a power cut.
func serverOptions(dir string, room int64) *server.Options {
	return &server.Options{
		ServerName:             "recourse",
		DontListen:             true,
		NoSigs:                 true,
		JetStream:              true,
		StoreDir:               dir,
		SyncAlways:             true,
		JetStreamMaxStore:      room,
		JetStreamMaxMemory:     maxMemory,
		MaxPayload:             maxPayload,
		DisableJetStreamBanner: true,
	}
}

// awaitReady asks again and again, because the server tells of its own failure
// by a line in the log only.
func (in *inner) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for !in.server.ReadyForConnections(100 * time.Millisecond) {
		if err := in.log.err(); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("wait for the message server: %w", err)
		}
	}
	return in.err()
}

func (in *inner) err() error {
	if err := in.log.err(); err != nil {
		return err
	}
	if !in.server.JetStreamEnabled() {
		return errStopped()
	}
	return nil
}

func (in *inner) stop() {
	in.server.Shutdown()
	in.server.WaitForShutdown()
}
