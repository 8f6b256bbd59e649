package bus

import (
	"log/slog"
	"testing"

	"recourse/internal/letter"
)

func TestServerThatGivesUpIsNoticed(t *testing.T) {
	for _, test := range []struct {
		say  func(*serverLog)
		code string
		kind letter.ErrorKind
	}{
		{func(l *serverLog) { l.Fatalf("can not create %s", "a folder") }, "message_server", letter.Permanent},
		{func(l *serverLog) { l.Errorf("Filestore [%s] Critical write error: no space left", "x") }, "store_stopped", letter.Transient},
	} {
		l := newServerLog(slog.New(slog.DiscardHandler))
		l.Errorf("a client was slow")
		if err := l.err(); err != nil {
			t.Errorf("an ordinary error ends the server: %v", err)
		}
		test.say(l)
		test.say(l)
		<-l.failed
		if err := l.err(); letter.CodeOf(err) != test.code || letter.KindOf(err) != test.kind {
			t.Errorf("got %v", err)
		}
	}
}

func TestLastOfTheDiskIsKept(t *testing.T) {
	b := open(t, t.TempDir(), Options{})
	err := b.HasRoom(1 << 60)
	if letter.CodeOf(err) != "disk_full" || letter.KindOf(err) != letter.Transient {
		t.Errorf("got %v", err)
	}
	if err := b.Err(); err != nil {
		t.Errorf("a running server has error %v", err)
	}
}
