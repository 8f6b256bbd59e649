package reader

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"recourse/internal/letter"
)

// maxMembers bounds what comes out of one container.
const maxMembers = 10_000

// Member is one file within a mail or an archive, of whatever depth.
type Member struct {
	// Name is for display, as in "inner.zip!/scan.pdf", and no path.
	Name string
	// Problem is why the member can not be had, PassedOver why it is surely no
	// letter. Body is nil then.
	Problem, PassedOver *letter.Error
	// Body is the member's bytes, good until the callback returns. It ends in a
	// *letter.Error of kind Permanent where they are not whole.
	Body io.Reader
}

// memberHead announces a member, memberEnd ends its bytes.
type memberHead struct {
	Name       string
	Problem    *refusal `json:",omitempty"`
	PassedOver *refusal `json:",omitempty"`
}

type memberEnd struct {
	Problem *refusal `json:",omitempty"`
}

// unpacked is the answer after the last member.
type unpacked struct{ Members int }

// callbackError is the caller's own error on its way through the pool.
type callbackError struct{ error }

func (c callbackError) Unwrap() error { return c.error }

// Unpack hands every member of a mail or an archive to each, those of mails and
// archives within it too. A *letter.Error says why it, or the rest of it, can
// not be unpacked; the members given before stand. An error of each ends it and
// is returned. Each may use the pool: unpacking has a child of its own beside
// the workers.
func (p *Pool) Unpack(ctx context.Context, f *os.File, each func(Member) error) error {
	if err := readOnly(f); err != nil {
		return err
	}
	select {
	case p.unpacking <- struct{}{}:
	case <-ctx.Done():
		return fmt.Errorf("waiting for a reader: %w", ctx.Err())
	case <-p.closed:
		return errClosed
	}
	defer func() { <-p.unpacking }()
	given := 0
	var err error
	for range tries {
		if err = p.tryUnpack(ctx, f, &given, each); failureCode(err) != "reader_crashed" {
			break
		}
	}
	var own callbackError
	if errors.As(err, &own) {
		return own.error
	}
	return spent(err)
}

// tryUnpack unpacks once. What an earlier try has given is not given again.
func (p *Pool) tryUnpack(ctx context.Context, f *os.File, given *int, each func(Member) error) error {
	c, err := p.child()
	if err != nil {
		return err
	}
	r := request{Op: opUnpack, MaxPages: p.options.MaxPages, MaxFile: p.options.MaxFile}
	l := limits{p.options.FileTimeout, p.options.MaxMemory}
	err = c.during(ctx, l, func(alarm *time.Timer) error {
		in := &incoming{process: c, alarm: alarm, limits: l, maxFile: p.options.MaxFile}
		return in.members(f, r, given, each)
	})
	return p.settle(c, r, err)
}

// incoming is a container being unpacked by a child. The time limit is for each
// of its frames, since the caller takes its own time in between.
type incoming struct {
	process *process
	alarm   *time.Timer
	limits  limits
	maxFile int64
}

func (in *incoming) members(f *os.File, r request, given *int, each func(Member) error) error {
	in.alarm.Reset(in.limits.time)
	if err := in.process.request(f, r); err != nil {
		return err
	}
	for n := 0; ; n++ {
		k, payload, err := in.next()
		if err != nil {
			return err
		}
		switch k {
		case kindAnswer:
			return nil
		case kindRefusal:
			return checkRefusal(payload)
		case kindMember:
		default:
			return fmt.Errorf("kind %d: %w", k, errFrame)
		}
		if n > maxMembers {
			return fmt.Errorf("%w: more than %d members", errAnswer, maxMembers)
		}
		if err := in.member(payload, n < *given, each); err != nil {
			return err
		}
		*given = max(*given, n+1)
	}
}

// member gives one member and goes on to its end.
func (in *incoming) member(payload []byte, known bool, each func(Member) error) error {
	m, err := checkMember(payload)
	if err != nil {
		return err
	}
	if m.Problem != nil || m.PassedOver != nil {
		if known {
			return nil
		}
		return own(each(m))
	}
	body := &memberBody{in: in, left: in.maxFile}
	m.Body = body
	if !known {
		err = each(m)
	}
	if _, restErr := io.Copy(io.Discard, body); restErr != nil && body.broken != nil {
		return body.broken // it is what each failed with as well
	}
	return own(err)
}

func own(err error) error {
	if err == nil {
		return nil
	}
	return callbackError{err}
}

// next reads the next frame.
func (in *incoming) next() (kind, []byte, error) {
	in.alarm.Reset(in.limits.time)
	defer in.alarm.Stop()
	return in.process.receive()
}

// memberBody reads the bytes of a member from the frames.
type memberBody struct {
	in     *incoming
	piece  []byte
	left   int64
	end    error
	broken error // what is wrong with the child, not with the member
}

func (b *memberBody) Read(to []byte) (int, error) {
	for len(b.piece) == 0 && b.end == nil {
		b.fill()
	}
	if len(b.piece) == 0 {
		return 0, b.end
	}
	n := copy(to, b.piece)
	b.piece = b.piece[n:]
	return n, nil
}

func (b *memberBody) fill() {
	k, payload, err := b.in.next()
	switch {
	case err != nil:
	case k == kindBytes:
		b.piece = payload
		if b.left -= int64(len(payload)); b.left < 0 {
			err = fmt.Errorf("%w: a member larger than its limit", errAnswer)
		}
	case k == kindMemberEnd:
		b.end, err = checkMemberEnd(payload)
	default:
		err = fmt.Errorf("kind %d: %w", k, errFrame)
	}
	if err != nil {
		b.piece, b.end, b.broken = nil, err, err
	}
}

// checkMember checks what a child says of a member.
func checkMember(payload []byte) (Member, error) {
	var h memberHead
	if err := json.Unmarshal(payload, &h); err != nil {
		return Member{}, fmt.Errorf("%w: %w", errAnswer, err)
	}
	if h.Name == "" || len(h.Name) > maxMemberName || !isPrintable(h.Name) {
		return Member{}, fmt.Errorf("%w: name of a member", errAnswer)
	}
	m := Member{Name: h.Name}
	for _, r := range []struct {
		from *refusal
		to   **letter.Error
	}{{h.Problem, &m.Problem}, {h.PassedOver, &m.PassedOver}} {
		if r.from == nil {
			continue
		}
		if !r.from.isHonest() {
			return Member{}, fmt.Errorf("%w: reason of a member", errAnswer)
		}
		*r.to = r.from.err()
	}
	return m, nil
}

// checkMemberEnd is how a member ended: io.EOF, or what is wrong with it.
func checkMemberEnd(payload []byte) (end, err error) {
	var e memberEnd
	if err := json.Unmarshal(payload, &e); err != nil {
		return nil, fmt.Errorf("%w: %w", errAnswer, err)
	}
	switch {
	case e.Problem == nil:
		return io.EOF, nil
	case !e.Problem.isHonest():
		return nil, fmt.Errorf("%w: reason of a member", errAnswer)
	}
	return e.Problem.err(), nil
}
