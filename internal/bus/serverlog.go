package bus

import (
	"fmt"
	"log/slog"
	"sync"

	"recourse/internal/letter"
)

// serverLog passes the server's log on, and remembers why it gave up: the
// server tells nobody else.
type serverLog struct {
	log *slog.Logger
	mu  sync.Mutex
	why string
}

func (l *serverLog) fatal() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.why == "" {
		return nil
	}
	return &letter.Error{Kind: letter.Permanent, Code: "message_server", Why: l.why}
}

func (l *serverLog) Fatalf(format string, v ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.why = fmt.Sprintf(format, v...)
}

func (l *serverLog) Errorf(format string, v ...any) {
	l.log.Error("message server", "says", fmt.Sprintf(format, v...))
}

func (l *serverLog) Warnf(format string, v ...any) {
	l.log.Warn("message server", "says", fmt.Sprintf(format, v...))
}

func (l *serverLog) Noticef(format string, v ...any) {
	l.log.Debug("message server", "says", fmt.Sprintf(format, v...))
}

func (l *serverLog) Debugf(string, ...any) {}

func (l *serverLog) Tracef(string, ...any) {}
