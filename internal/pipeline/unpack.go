package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"recourse/ingest/reader"
	"recourse/internal/bus"
	"recourse/internal/letter"
	"recourse/internal/record"
)

// mostPassedOver bounds what is kept of the files that were passed over.
const mostPassedOver = 1_000

// unpack makes each member of a mail or archive a document of its own, with a
// task of its own: a bad one costs itself alone. Nothing is made twice however
// often it runs, since members are known by their bytes. The container ends
// when all of its members are durable.
func (e *Engine) unpack(ctx context.Context, d letter.Document, t bus.Task, f *os.File, kind string) error {
	u := &unpacking{engine: e, parent: d, priority: t.Priority, seen: map[letter.DocumentID]bool{}}
	err := e.reader(t.Priority).Unpack(ctx, f, func(m reader.Member) error { return u.take(ctx, m) })
	if err != nil && letter.KindOf(err) != letter.Permanent {
		return err
	}
	if err == nil {
		// First, so that nobody sees the document done and its case open.
		if err := e.closeUnread(ctx, d, "opened after all"); err != nil {
			return err
		}
	}
	_, updateErr := e.Record.UpdateDocument(ctx, d.ID, func(d *letter.Document) error {
		d.Type, d.Members, d.PassedOver = kind, u.members, u.passedOver
		if err == nil {
			d.Progress, d.Stage, d.Failure = letter.Done, "", nil
		}
		return nil
	})
	if err = errors.Join(updateErr, err); err != nil {
		return err // the members so far stand
	}
	e.at("unpacked")
	return nil
}

// unpacking is one container being taken apart.
type unpacking struct {
	engine     *Engine
	parent     letter.Document
	priority   letter.Priority
	members    []letter.DocumentID
	seen       map[letter.DocumentID]bool
	passedOver []letter.PassedOver
}

// take makes one member durable.
func (u *unpacking) take(ctx context.Context, m reader.Member) error {
	if m.PassedOver != nil {
		if len(u.passedOver) < mostPassedOver {
			u.passedOver = append(u.passedOver, letter.PassedOver{Name: m.Name, Code: m.PassedOver.Code, Why: m.PassedOver.Why})
		}
		return nil
	}
	id, err := u.engine.ingestMember(ctx, u.parent, m, u.urgency())
	if err != nil {
		return err
	}
	if !u.seen[id] {
		u.seen[id] = true
		u.members = append(u.members, id)
	}
	u.engine.at("member stored")
	return nil
}

// urgency puts what is far down in a long mailbox behind what somebody waits for.
func (u *unpacking) urgency() letter.Priority {
	if len(u.members) >= longDocument {
		return letter.Bulk
	}
	return u.priority
}

// ingestMember takes in one member. One whose bytes can not be had becomes a
// document without an original, so that it stands in the worklist like any
// other that could not be read.
func (e *Engine) ingestMember(ctx context.Context, parent letter.Document, m reader.Member, p letter.Priority) (letter.DocumentID, error) {
	a := memberArrival(parent, m.Name)
	problem := m.Problem
	if problem == nil {
		body := &watched{from: m.Body}
		got, err := e.ingest(ctx, body, letter.Document{Parent: parent.ID, Priority: p, Arrivals: []letter.Arrival{a}})
		if err == nil || body.fault == nil {
			return got.Document.ID, err
		}
		problem = body.fault
	}
	return e.refuseMember(ctx, parent, a, p, problem)
}

// memberArrival is how a member came in: with its container.
func memberArrival(parent letter.Document, name string) letter.Arrival {
	a := letter.Arrival{Name: name}
	if len(parent.Arrivals) > 0 {
		a = parent.Arrivals[0]
		a.Name += letter.MemberSeparator + name
	}
	a.Parent = parent.ID
	return a
}

// watched keeps what is wrong with a member's bytes, apart from what goes wrong
// with storing them.
type watched struct {
	from  io.Reader
	fault *letter.Error
}

func (w *watched) Read(b []byte) (int, error) {
	n, err := w.from.Read(b)
	if letter.KindOf(err) == letter.Permanent {
		errors.As(err, &w.fault)
	}
	return n, err
}

// refuseMember records a member that has no bytes. Its id follows from its
// container and its name, so that it is recorded once.
func (e *Engine) refuseMember(ctx context.Context, parent letter.Document, a letter.Arrival, p letter.Priority, why *letter.Error) (letter.DocumentID, error) {
	id := letter.DocumentIDOf(fmt.Appendf(nil, "member of %s without bytes: %s", parent.ID, a.Name))
	d, created, err := e.Record.CreateDocument(ctx, letter.Document{Schema: letter.Schema, ID: id, Parent: parent.ID, Unkept: true,
		Priority: p, Arrivals: []letter.Arrival{a}, Progress: letter.Queued, Stage: TaskOpen})
	if err != nil || !created && d.Progress != letter.Queued {
		return id, err
	}
	return id, e.fail(ctx, bus.Task{Document: id, Stage: TaskOpen}, why)
}

// reopenMember looks for a member without bytes in its container again: newer
// rules may get it out. It is then a document of its own, and this one ends.
func (e *Engine) reopenMember(ctx context.Context, d letter.Document, t bus.Task) error {
	parent, err := e.Record.Document(ctx, d.Parent)
	if err != nil {
		return err
	}
	f, err := e.originals.get(ctx, parent.ID)
	if err != nil {
		return err
	}
	defer e.originals.put(parent.ID)
	gone := letter.Refuse("not_in_container", "the mail or archive that it came in no longer holds it")
	found := gone // until it is seen
	err = e.reader(t.Priority).Unpack(ctx, f, func(m reader.Member) error {
		if memberArrival(parent, m.Name).Name != d.Name() || m.PassedOver != nil {
			return nil
		}
		if m.Problem != nil {
			found = m.Problem
			return nil
		}
		id, err := e.ingestMember(ctx, parent, m, t.Priority)
		if err == nil && id != d.ID {
			found = nil
		}
		return err
	})
	if found != nil {
		if err != nil && found == gone {
			return err
		}
		return found
	}
	return e.endReplaced(ctx, d)
}

// endReplaced ends a document that goes on as another one.
func (e *Engine) endReplaced(ctx context.Context, d letter.Document) error {
	if err := e.closeUnread(ctx, d, "read after all"); err != nil {
		return err
	}
	_, err := e.Record.UpdateDocument(ctx, d.ID, func(d *letter.Document) error {
		d.Progress, d.Stage, d.Failure = letter.Done, "", nil
		return nil
	})
	return err
}

// closeUnread closes the cases of a document that could not be read before.
func (e *Engine) closeUnread(ctx context.Context, d letter.Document, what string) error {
	for _, id := range d.Cases {
		_, err := e.Record.UpdateCase(ctx, id, func(c *letter.Case) error {
			if len(c.Letters) == 0 && c.Status == letter.CaseNeedsReview {
				c.Status = letter.CaseClosed
				c.Events = append(c.Events, e.event(what, ""))
			}
			return nil
		})
		if err != nil && !errors.Is(err, record.ErrNotFound) {
			return err
		}
	}
	return nil
}
