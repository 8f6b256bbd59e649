package playbook

import "fmt"

// resolve puts what is shared in the place of each "use".
func (c common) resolve(p *Playbook) error {
	for i, s := range p.Steps {
		if s.Use == "" {
			continue
		}
		shared, ok := find(c.Steps, s.Use, func(s Step) string { return s.ID })
		if !ok {
			return fmt.Errorf("step %q is not in %s", s.Use, commonFile)
		}
		p.Steps[i] = shared.with(s)
	}
	for i, d := range p.Documents {
		if d.Use == "" {
			continue
		}
		shared, ok := find(c.Documents, d.Use, func(d Document) string { return d.ID })
		if !ok {
			return fmt.Errorf("document %q is not in %s", d.Use, commonFile)
		}
		p.Documents[i] = shared
	}
	for i, s := range p.Sources {
		if s.Use == "" {
			continue
		}
		shared, ok := find(c.Sources, s.Use, func(s Source) string { return s.ID })
		if !ok {
			return fmt.Errorf("source %q is not in %s", s.Use, commonFile)
		}
		p.Sources[i] = shared
	}
	return nil
}

func find[T any](list []T, id string, idOf func(T) string) (T, bool) {
	for _, v := range list {
		if idOf(v) == id {
			return v, true
		}
	}
	var none T
	return none, false
}

// with is the shared step with what the playbook says otherwise.
func (s Step) with(own Step) Step {
	if own.Phase != "" {
		s.Phase = own.Phase
	}
	if own.Do != "" {
		s.Do = own.Do
	}
	if own.Why != "" {
		s.Why = own.Why
	}
	if own.Who != "" {
		s.Who = own.Who
	}
	if own.Due != nil {
		s.Due = own.Due
	}
	if own.Missed != "" {
		s.Missed = own.Missed
	}
	if own.Draft != "" {
		s.Draft = own.Draft
	}
	if !own.Only.isZero() {
		s.Only = own.Only
	}
	return s
}
