package record

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/bus"
)

const (
	chunkPrefix = "$O." + originalsBucket + ".C."
	entryPrefix = "$O." + originalsBucket + ".M."
)

// RemoveOrphans removes chunks of originals that were never finished because
// the process died, and counts them. Whatever is younger than the given age
// may still be being written.
func (r *Record) RemoveOrphans(ctx context.Context, age time.Duration) (int, error) {
	s, err := r.bus.JetStream().Stream(ctx, originalsStream)
	if err != nil {
		return 0, bus.Classify("look for orphans", err)
	}
	info, err := s.Info(ctx, jetstream.WithSubjectFilter(chunkPrefix+">"))
	if err != nil {
		return 0, bus.Classify("look for orphans", err)
	}
	orphans := info.State.Subjects
	if err := forgetFinished(ctx, s, orphans); err != nil {
		return 0, err
	}
	removed := 0
	for subject := range orphans {
		last, err := s.GetLastMsgForSubject(ctx, subject)
		if errors.Is(err, jetstream.ErrMsgNotFound) || err == nil && time.Since(last.Time) < age {
			continue
		}
		if err != nil {
			return removed, bus.Classify("look for orphans", err)
		}
		if err := s.Purge(ctx, jetstream.WithPurgeSubject(subject)); err != nil {
			return removed, bus.Classify("remove orphan", err)
		}
		removed++
	}
	return removed, nil
}

// forgetFinished takes the chunks of finished originals out of the set.
func forgetFinished(ctx context.Context, s jetstream.Stream, chunks map[string]uint64) error {
	for after := uint64(0); ; {
		m, err := s.GetMsg(ctx, after+1, jetstream.WithGetMsgSubject(entryPrefix+">"))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return nil
		}
		if err != nil {
			return bus.Classify("look for orphans", err)
		}
		var entry jetstream.ObjectInfo
		if err := json.Unmarshal(m.Data, &entry); err != nil {
			return fmt.Errorf("look for orphans: %w", err)
		}
		delete(chunks, chunkPrefix+entry.NUID)
		after = m.Sequence
	}
}
