package reader

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"recourse/internal/letter"
)

var errClosed = &letter.Error{Kind: letter.Cancelled, Code: "closed", Why: "the reader is shutting down"}

// acquire waits for a free worker.
func (p *Pool) acquire(ctx context.Context) error {
	select {
	case <-p.closed:
		return errClosed
	default:
	}
	select {
	case p.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("waiting for a reader: %w", ctx.Err())
	case <-p.closed:
		return errClosed
	}
}

// child returns an idle child, the one used last because its memory is warm,
// or starts one.
func (p *Pool) child() (*process, error) {
	for {
		c := p.pop()
		if c == nil {
			p.warm.Do(p.fillCache)
			return start(p.options)
		}
		select {
		case <-c.exited: // ended on its own while idle
			c.conn.Close()
		default:
			return c, nil
		}
	}
}

func (p *Pool) pop() *process {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	if n == 0 {
		return nil
	}
	c := p.idle[n-1]
	p.idle = p.idle[:n-1]
	return c
}

// release gives a child back, or ends it after its share of pages.
func (p *Pool) release(c *process) {
	c.pages++
	c.since = time.Now()
	p.mu.Lock()
	keep := c.pages < p.options.PagesPerChild && !p.isClosed()
	if keep {
		p.idle = append(p.idle, c)
	}
	p.mu.Unlock()
	if !keep {
		c.stop()
	}
}

func (p *Pool) isClosed() bool {
	select {
	case <-p.closed:
		return true
	default:
		return false
	}
}

// reap ends children that have been idle for long.
func (p *Pool) reap() {
	ticker := time.NewTicker(max(p.options.Idle/4, time.Millisecond))
	defer ticker.Stop()
	for {
		select {
		case <-p.closed:
			return
		case <-ticker.C:
			for _, c := range p.takeIdle() {
				c.stop()
			}
		}
	}
}

func (p *Pool) takeIdle() []*process {
	p.mu.Lock()
	defer p.mu.Unlock()
	var old, young []*process
	for _, c := range p.idle {
		if time.Since(c.since) > p.options.Idle {
			old = append(old, c)
		} else {
			young = append(young, c)
		}
	}
	p.idle = young
	return old
}

// fillCache has a child that sees no stranger's bytes compile PDFium, so that
// the others need only read what it wrote. Without it they compile themselves.
func (p *Pool) fillCache() {
	dir := p.options.CacheDir
	if dir == "" || hasFile(dir) {
		return
	}
	if out, err := command(p.options, "-warm").CombinedOutput(); err != nil {
		p.options.Log.Warn("reader cache not filled", "error", err, "bytes", len(out))
	}
}

// hasFile reports whether any file lies in the folder or below.
func hasFile(dir string) bool {
	found := false
	_ = filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = true
			return filepath.SkipAll
		}
		return err
	})
	return found
}
