package control

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"
)

// Request is one call of a command.
type Request struct {
	// In is the input as JSON, "null" where the method takes none.
	In json.RawMessage
	// Body is the bytes of the file that is sent along, at its end at once
	// where none is.
	Body io.Reader
	// UID is the user who calls: the identity for the audit.
	UID int
}

// Handler answers one call. It may send any number of answers, each as JSON,
// and returns when the work is done; ctx ends when the caller goes away or the
// service stops. An error reaches the caller with its kind, code and reason.
type Handler func(ctx context.Context, r Request, send func(any) error) error

// grace is how long running calls may take to end when the service stops.
const grace = 5 * time.Second

// Serve answers calls at the socket in dir until ctx ends. The caller holds the
// lock of the data folder, so a socket that is there already is a leftover.
func Serve(ctx context.Context, dir string, handlers map[string]Handler, log *slog.Logger) error {
	listener, err := Listen(dir)
	if err != nil {
		return err
	}
	return listener.Serve(ctx, handlers, log)
}

// Serve answers calls until ctx ends, then closes and removes the socket.
func (l *Listener) Serve(ctx context.Context, handlers map[string]Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler:           mux(handlers),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ConnContext:       withPeer,
		ReadHeaderTimeout: 10 * time.Second,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() { stopped <- shutdown(server) })
	err := server.Serve(l.unix)
	if stop() { // the listener broke before ctx ended
		return errors.Join(fmt.Errorf("control: serve: %w", err), server.Close(), os.Remove(l.path))
	}
	return errors.Join(<-stopped, os.Remove(l.path))
}

func shutdown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("control: calls did not end: %w", err), server.Close())
	}
	return nil
}
