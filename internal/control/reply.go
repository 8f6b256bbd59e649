package control

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
)

// reply writes the frames of one answer.
type reply struct {
	mu   sync.Mutex
	w    io.Writer
	flow *http.ResponseController
}

func (r *reply) send(answer any) error {
	b, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("control: answer: %w", err)
	}
	return r.write(frame{Answer: b})
}

// end closes the answer; where the caller is gone there is nobody to tell.
func (r *reply) end(err error) {
	if err != nil {
		_ = r.write(frame{Error: failureOf(err)})
		return
	}
	_ = r.write(frame{Done: true})
}

func (r *reply) write(f frame) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := json.NewEncoder(r.w).Encode(f); err != nil {
		return err
	}
	return r.flow.Flush()
}
