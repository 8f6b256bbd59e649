package bus

import (
	"fmt"
	"log/slog"
	"strings"
	"sync"

	"recourse/internal/letter"
)

// writeFault is how the server says that a stream takes no more writes until
// the server is started anew, even when there is room again.
const writeFault = "critical write error"

// serverLog passes the server's log on, and remembers why it gave up: the
// server tells nobody else.
type serverLog struct {
	log    *slog.Logger
	failed chan struct{} // closed when why is set
	once   sync.Once
	why    error
}

func newServerLog(log *slog.Logger) *serverLog {
	return &serverLog{log: log, failed: make(chan struct{})}
}

// err is why the server gave up, nil if it did not.
func (l *serverLog) err() error {
	select {
	case <-l.failed:
		return l.why
	default:
		return nil
	}
}

func (l *serverLog) fail(why error) {
	l.once.Do(func() {
		l.why = why
		close(l.failed)
	})
}

func (l *serverLog) Fatalf(format string, v ...any) {
	l.fail(&letter.Error{Kind: letter.Permanent, Code: "message_server", Why: fmt.Sprintf(format, v...)})
}

func (l *serverLog) Errorf(format string, v ...any) {
	text := fmt.Sprintf(format, v...)
	l.log.Error("message server", "says", text)
	if strings.Contains(strings.ToLower(text), writeFault) {
		l.fail(errStopped())
	}
}

// errStopped passes with a new start.
func errStopped() error {
	return &letter.Error{Kind: letter.Transient, Code: "store_stopped",
		Why: "the message store takes no more writes until the next start; most often the disk is full"}
}

func (l *serverLog) Warnf(format string, v ...any) {
	l.log.Warn("message server", "says", fmt.Sprintf(format, v...))
}

func (l *serverLog) Noticef(format string, v ...any) {
	l.log.Debug("message server", "says", fmt.Sprintf(format, v...))
}

func (l *serverLog) Debugf(string, ...any) {}

func (l *serverLog) Tracef(string, ...any) {}
