package reader

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"

	"golang.org/x/sys/unix"

	"recourse/internal/letter"
)

// tries is how often a request may crash its child before it is given up. A
// request that takes too long or too much memory is given up at once: its limit
// is many times what an honest page needs.
const tries = 3

// Pool owns child processes and hands them work. It is safe for concurrent use.
// Children start when there is work and end when there has been none for a
// while, so an idle pool costs nothing; use one for bulk work and another for
// work that somebody waits for.
type Pool struct {
	options Options
	slots   chan struct{}
	// unpacking holds the one child that unpacks. It is none of the workers: who
	// reads the members as they come needs those.
	unpacking chan struct{}
	closed    chan struct{}
	warm      sync.Once

	mu   sync.Mutex
	idle []*process
}

// NewPool checks the options. No child is started yet.
func NewPool(o Options) (*Pool, error) {
	if len(o.Command) == 0 {
		return nil, errors.New("reader: no command to start a child with")
	}
	o = o.withDefaults()
	if o.CacheDir != "" {
		folder, err := codeFolder(o.CacheDir)
		if err != nil {
			return nil, fmt.Errorf("reader: cache: %w", err)
		}
		o.CacheDir = folder
	}
	p := &Pool{options: o, slots: make(chan struct{}, o.Workers), unpacking: make(chan struct{}, 1), closed: make(chan struct{})}
	go p.reap()
	return p, nil
}

// Close ends all children. Work that is still going on fails as cancelled.
func (p *Pool) Close() error {
	p.mu.Lock()
	select {
	case <-p.closed:
		p.mu.Unlock()
		return nil
	default:
	}
	close(p.closed)
	idle := p.idle
	p.idle = nil
	p.mu.Unlock()
	for _, c := range idle {
		c.stop()
	}
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	p.unpacking <- struct{}{}
	return nil
}

// Open finds out what the file is and how many pages it has. Pages whose text
// layer is good are already read. The file must be open for reading only; its
// offset does not matter and stays. A *letter.Error of kind Permanent says why
// the file cannot be read.
//
// The password is for files that need one; "" for none.
func (p *Pool) Open(ctx context.Context, f *os.File, password string) (Opened, error) {
	var o Opened
	err := p.do(ctx, f, request{Op: opOpen, Password: password}, p.options.FileTimeout, func() any {
		o = Opened{}
		return &o
	}, func() error { return checkOpened(o, p.options.MaxPages) })
	if err != nil {
		return Opened{}, spent(err)
	}
	return o, nil
}

// Page reads page n (from 1) by whatever method is best. A page that cannot be
// read is no error: its method is unread, and its Why the reason. Errors are
// for trouble with the whole file, for cancelled work and for the pool itself.
func (p *Pool) Page(ctx context.Context, f *os.File, n int, password string) (letter.Page, error) {
	var page letter.Page
	err := p.do(ctx, f, request{Op: opPage, Page: n, Password: password}, p.options.PageTimeout, func() any {
		page = letter.Page{}
		return &page
	}, func() error { return checkPage(page, n) })
	if code := failureCode(err); code != "" {
		return unread(n, code), nil
	}
	if err != nil {
		return letter.Page{}, err
	}
	return page, nil
}

// Reread reads spots a second time, independently of the first reading: those
// of a text layer by the other reader of text layers, and what it does not find
// by recognition, like spots of recognised pages, of the cut-out. There is a
// reading for each spot; what a child does to itself over one costs only the
// second readings.
func (p *Pool) Reread(ctx context.Context, f *os.File, spots []letter.Spot, password string) ([]letter.Reading, error) {
	if len(spots) == 0 {
		return nil, nil
	}
	if len(spots) > maxSpots {
		return nil, fmt.Errorf("reader: %d spots to read again, more than %d", len(spots), maxSpots)
	}
	readings, err := p.reread(ctx, f, spots, password)
	if failureCode(err) == "" {
		return readings, err
	}
	// The second reader of text layers is the one that crashes and hangs.
	images := slices.Clone(spots)
	for i := range images {
		images[i].Method = letter.MethodOCR
	}
	readings, err = p.reread(ctx, f, images, password)
	if failureCode(err) == "" {
		return readings, err
	}
	readings = make([]letter.Reading, len(spots))
	for i := range readings {
		readings[i].Method = letter.MethodUnread
	}
	return readings, nil
}

func (p *Pool) reread(ctx context.Context, f *os.File, spots []letter.Spot, password string) ([]letter.Reading, error) {
	var readings []letter.Reading
	err := p.do(ctx, f, request{Op: opReread, Spots: spots, Password: password}, p.options.PageTimeout, func() any {
		readings = nil
		return &readings
	}, func() error { return checkReadings(readings, len(spots)) })
	return readings, err
}

// failureCode names what a child did to itself over a page; "" for other errors.
func failureCode(err error) string {
	switch {
	case errors.Is(err, errTimeout):
		return "time_limit"
	case errors.Is(err, errMemory):
		return "memory_limit"
	case errors.Is(err, errCrashed), errors.Is(err, errAnswer), errors.Is(err, errFrame):
		return "reader_crashed"
	}
	return ""
}

// spent makes an error for people of what a child did to itself over a file.
func spent(err error) error {
	switch code := failureCode(err); code {
	case "time_limit":
		return letter.Refuse(code, "the file took longer to open than the time limit allows")
	case "memory_limit":
		return letter.Refuse(code, "the file needs more memory to open than the limit allows")
	case "reader_crashed":
		return letter.Refuse(code, "the file makes the reader crash")
	}
	return err
}

// do has a child answer a request: fresh gives the place for each try's answer,
// check judges it.
func (p *Pool) do(ctx context.Context, f *os.File, r request, limit time.Duration, fresh func() any, check func() error) error {
	if err := readOnly(f); err != nil {
		return err
	}
	r.MaxPages, r.MaxFile = p.options.MaxPages, p.options.MaxFile
	if err := p.acquire(ctx); err != nil {
		return err
	}
	defer func() { <-p.slots }()
	var err error
	for range r.Op.tries() {
		err = p.try(ctx, f, r, limits{limit, p.options.MaxMemory}, fresh(), check)
		if failureCode(err) != "reader_crashed" {
			return err
		}
	}
	return err
}

func (p *Pool) try(ctx context.Context, f *os.File, r request, l limits, out any, check func() error) error {
	c, err := p.child()
	if err != nil {
		return err
	}
	err = c.ask(ctx, f, r, l, out)
	if err == nil {
		err = check()
	}
	return p.settle(c, r, err)
}

// settle gives a child back that has answered, and ends one that has not.
func (p *Pool) settle(c *process, r request, err error) error {
	var refused *letter.Error
	var callers callbackError
	if err == nil || errors.As(err, &refused) && !errors.As(err, &callers) {
		p.release(c)
		return err
	}
	c.kill()
	if failureCode(err) != "" {
		p.options.Log.Warn("reader child replaced", "op", string(r.Op), "page", r.Page,
			"code", failureCode(err), "exit", c.state, "last", c.log.crash())
	}
	return err
}

// readOnly refuses a file that a child could write to.
func readOnly(f *os.File) error {
	flags, err := unix.FcntlInt(f.Fd(), unix.F_GETFL, 0)
	if err != nil {
		return fmt.Errorf("reader: %w", err)
	}
	if flags&unix.O_ACCMODE != unix.O_RDONLY {
		return errors.New("reader: the file must be open for reading only")
	}
	return nil
}
