package bus

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"golang.org/x/sys/unix"

	"recourse/internal/letter"
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
	in := &inner{server: s, log: &serverLog{log: o.Log}}
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

// maxStore is what is used already and nine tenths of what is free: the
// server's own default counts what is free only, so a store that has grown
// past it would take nothing more.
func maxStore(dir string) (int64, error) {
	var disk unix.Statfs_t
	if err := unix.Statfs(dir, &disk); err != nil {
		return 0, fmt.Errorf("find free room: %w", err)
	}
	used, err := sizeOf(filepath.Join(dir, "jetstream"))
	return used + int64(disk.Bavail)*int64(disk.Bsize)/10*9, err
}

func sizeOf(dir string) (int64, error) {
	var size int64
	err := filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// awaitReady asks again and again, because the server tells of its own failure
// by a line in the log only.
func (in *inner) awaitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for !in.server.ReadyForConnections(100 * time.Millisecond) {
		if err := in.log.fatal(); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("wait for the message server: %w", err)
		}
	}
	return in.err()
}

func (in *inner) err() error {
	if err := in.log.fatal(); err != nil {
		return err
	}
	if !in.server.JetStreamEnabled() {
		return &letter.Error{Kind: letter.Transient, Code: "store_stopped",
			Why: "the message store has stopped; most often the disk is full"}
	}
	return nil
}

func (in *inner) stop() {
	in.server.Shutdown()
	in.server.WaitForShutdown()
}
