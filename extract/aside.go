package extract

import (
	"runtime/debug"
	"sync"
)

// aside runs work while other work goes on. A panic of the work is one of who
// waits for it, where a letter that no rule was made for is caught.
type aside struct {
	works    sync.WaitGroup
	mu       sync.Mutex
	panicked *Panicked
}

// Panicked is what [Extract] panics with where work aside did.
type Panicked struct {
	Value any
	stack []byte
}

// Stack is where the work panicked.
func (p *Panicked) Stack() []byte { return p.stack }

func (a *aside) do(work func()) {
	a.works.Go(func() {
		defer func() {
			if p := recover(); p != nil {
				a.mu.Lock()
				a.panicked = &Panicked{p, debug.Stack()}
				a.mu.Unlock()
			}
		}()
		work()
	})
}

// wait returns when all work is done.
func (a *aside) wait() {
	a.works.Wait()
	if a.panicked != nil {
		panic(a.panicked)
	}
}
