package record

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"recourse/internal/bus"
	"recourse/internal/letter"
)

const (
	// maxChunk makes a 20 MB scan 20 synced writes; the default makes it 160.
	maxChunk = 1 << 20
	// readBase and readRate (bytes a second) bound the reading of an original:
	// without a deadline the whole reading has five seconds.
	readBase = time.Minute
	readRate = 1 << 20
)

// Stored tells what PutOriginal stored.
type Stored struct {
	ID      letter.DocumentID
	Size    int64
	Existed bool
}

// PutOriginal stores bytes under their hash; bytes that are there already are
// not written again. They are durable when it returns nil. An error of the
// reader keeps its kind.
func (r *Record) PutOriginal(ctx context.Context, from io.Reader) (Stored, error) {
	s, err := newSpool(r.dir, from)
	if err != nil {
		return Stored{}, err
	}
	defer func() { _ = s.Close() }()
	defer r.lockOriginal(s.id)()
	stored := Stored{ID: s.id, Size: s.size}
	if stored.Existed, err = r.hasOriginal(ctx, s.id); err != nil || stored.Existed {
		return stored, err
	}
	if err := r.bus.HasRoom(2 * s.size); err != nil { // the archive keeps it too
		return stored, fmt.Errorf("store original %s: %w", s.id.Short(), err)
	}
	if err := r.writeOriginal(ctx, s); err != nil {
		return stored, bus.Classify("store original "+s.id.Short(), err)
	}
	return stored, nil
}

// lockOriginal lets one writer at a time store the same bytes.
func (r *Record) lockOriginal(id letter.DocumentID) (unlock func()) {
	var n byte
	if b, err := hex.DecodeString(string(id[:2])); err == nil {
		n = b[0]
	}
	m := &r.originalLocks[int(n)%len(r.originalLocks)]
	m.Lock()
	return sync.OnceFunc(m.Unlock)
}

// hasOriginal counts the chunks too: the entry may have been stored while a
// chunk before it failed.
func (r *Record) hasOriginal(ctx context.Context, id letter.DocumentID) (bool, error) {
	info, err := r.originals.GetInfo(ctx, string(id))
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		return false, nil
	}
	if err != nil {
		return false, bus.Classify("look up original "+id.Short(), err)
	}
	stream, err := r.bus.JetStream().Stream(ctx, originalsStream)
	if err != nil {
		return false, bus.Classify("look up original "+id.Short(), err)
	}
	subject := fmt.Sprintf("$O.%s.C.%s", originalsBucket, info.NUID)
	state, err := stream.Info(ctx, jetstream.WithSubjectFilter(subject))
	if err != nil {
		return false, bus.Classify("look up original "+id.Short(), err)
	}
	return state.State.Subjects[subject] == uint64(info.Chunks), nil
}

// writeOriginal and readOriginal are the only ways of originals into the
// record and out of it; sealing them is done here.
func (r *Record) writeOriginal(ctx context.Context, s *spool) error {
	chunk := min(maxChunk, int64(r.bus.MaxPayload())-4<<10, max(s.size, 1))
	info, err := r.originals.Put(ctx, jetstream.ObjectMeta{Name: string(s.id),
		Opts: &jetstream.ObjectMetaOptions{ChunkSize: uint32(chunk)}}, s)
	if err == nil && info.Digest != digest(s.id) {
		err = fmt.Errorf("stored bytes have digest %s", info.Digest)
	}
	return err
}

// digest is the form in which the store tells a SHA-256.
func digest(id letter.DocumentID) string {
	sum, err := hex.DecodeString(string(id))
	if err != nil {
		return ""
	}
	return "SHA-256=" + base64.URLEncoding.EncodeToString(sum)
}

// Original reads an original. Its end is checked: a damaged original ends in
// an error, not in io.EOF.
func (r *Record) Original(ctx context.Context, id letter.DocumentID) (io.ReadCloser, error) {
	info, err := r.originals.GetInfo(ctx, string(id))
	if errors.Is(err, jetstream.ErrObjectNotFound) {
		return nil, notFound("original", id.Short())
	}
	if err != nil {
		return nil, bus.Classify("read original "+id.Short(), err)
	}
	limit := readBase + time.Duration(info.Size/readRate)*time.Second
	ctx, cancel := context.WithTimeout(ctx, limit)
	o, err := r.readOriginal(ctx, id)
	if err != nil {
		cancel()
		return nil, bus.Classify("read original "+id.Short(), err)
	}
	return &original{ReadCloser: o, cancel: cancel}, nil
}

func (r *Record) readOriginal(ctx context.Context, id letter.DocumentID) (io.ReadCloser, error) {
	return r.originals.Get(ctx, string(id))
}

// original is an original being read; it ends its deadline when it is closed.
type original struct {
	io.ReadCloser
	cancel context.CancelFunc
}

func (o *original) Read(b []byte) (int, error) {
	n, err := o.ReadCloser.Read(b)
	if errors.Is(err, jetstream.ErrDigestMismatch) {
		err = letter.Refuse("original_damaged", "the stored bytes are not those that came in")
	}
	return n, err
}

func (o *original) Close() error {
	defer o.cancel()
	return o.ReadCloser.Close()
}

// OriginalFile is the original as an open file without a name, at its start.
// It can only be read: strangers' bytes and the process that looks at them get
// nothing to write to.
func (r *Record) OriginalFile(ctx context.Context, id letter.DocumentID) (*os.File, error) {
	o, err := r.Original(ctx, id)
	if err != nil {
		return nil, err
	}
	f, reading, err := unnamedPair(r.dir)
	if err != nil {
		return nil, errors.Join(err, o.Close())
	}
	_, err = io.Copy(f, o)
	if err = errors.Join(err, o.Close(), f.Close()); err != nil {
		return nil, errors.Join(bus.Classify("copy original "+id.Short(), err), reading.Close())
	}
	return reading, nil
}
