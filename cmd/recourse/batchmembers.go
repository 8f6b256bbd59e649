package main

import (
	"strings"

	"recourse/internal/letter"
	"recourse/internal/service"
)

// openContainers counts the files in mails and archives, and names them as this
// batch met them.
func (b *batchRun) openContainers(outcomes []service.Outcome) {
	m := members{batchRun: b, files: map[letter.DocumentID]string{}, here: map[letter.DocumentID]bool{}}
	for _, o := range outcomes {
		m.files[o.Document] = o.File
	}
	for _, o := range outcomes {
		for _, id := range o.Members {
			m.here[id] = m.here[id] || strings.HasPrefix(m.files[id], o.File+letter.MemberSeparator)
		}
	}
	for _, o := range outcomes {
		if len(b.names[o.Document]) > 0 && len(o.Members)+len(o.PassedOver) > 0 {
			m.container(o)
		}
	}
}

// members are the files in the containers of a batch.
type members struct {
	*batchRun
	// files are the names under which documents came in first, here those that
	// came in first with a container of this batch.
	files map[letter.DocumentID]string
	here  map[letter.DocumentID]bool
}

func (b members) container(o service.Outcome) {
	if o.Failure == nil {
		b.sum.containers++
		if !b.known[o.Document] {
			b.sum.arrivals-- // what is in it counts
		}
	}
	for _, id := range o.Members {
		b.member(id, o)
	}
	for _, p := range o.PassedOver {
		b.sum.arrivals++
		b.sum.members++
		b.sum.ignored++
		ignored(b.env, b.names[o.Document][0]+letter.MemberSeparator+p.Name, p.Why)
	}
}

// member counts a file in a container. It is a duplicate where its bytes came in
// before under another name.
func (b members) member(id letter.DocumentID, in service.Outcome) {
	b.sum.arrivals++
	b.sum.members++
	switch {
	case len(b.names[id]) > 0:
		b.sum.duplicates++
		return
	case !b.here[id], b.known[in.Document]:
		b.sum.duplicates++
		b.known[id] = true
	case b.again[in.Document]:
		b.again[id] = true
	}
	b.names[id] = append(b.names[id], b.nameOf(id, in))
}

// nameOf is the name of a member as the user knows its container.
func (b members) nameOf(id letter.DocumentID, in service.Outcome) string {
	if name, ok := strings.CutPrefix(b.files[id], in.File+letter.MemberSeparator); ok {
		return b.names[in.Document][0] + letter.MemberSeparator + name
	}
	return b.files[id]
}
