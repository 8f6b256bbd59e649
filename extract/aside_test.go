package extract

import (
	"bytes"
	"testing"
)

func TestAPanicAsideIsOfWhoWaits(t *testing.T) {
	var a aside
	done := false
	a.do(func() { fails() })
	a.do(func() { done = true })
	defer func() {
		p, ok := recover().(*Panicked)
		if !ok || p.Value != "no rule for this" || !bytes.Contains(p.Stack(), []byte("extract.fails")) || !done {
			t.Errorf("recovered %v, other work done: %v", p, done)
		}
	}()
	a.wait()
}

func fails() { panic("no rule for this") }
