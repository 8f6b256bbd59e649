package pipeline

import (
	"sync"

	"recourse/internal/letter"
)

// passwords are those that people gave for files. They are kept in memory for
// as long as the process lives, and never written down.
type passwords struct {
	mu    sync.Mutex
	given map[letter.DocumentID]string
}

// keep replaces the password of a document; "" changes nothing.
func (p *passwords) keep(id letter.DocumentID, password string) {
	if password == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.given == nil {
		p.given = map[letter.DocumentID]string{}
	}
	p.given[id] = password
}

func (p *passwords) of(id letter.DocumentID) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.given[id]
}
