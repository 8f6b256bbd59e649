package playbook

import "slices"

// under is the route p with the overlay o laid over it: a step of the same id
// takes the place of the route's, a new one is added.
func (p Playbook) under(o Playbook) Playbook {
	p.Steps = slices.DeleteFunc(p.Steps, func(s Step) bool { return slices.Contains(o.Drop, s.ID) })
	for _, s := range o.Steps {
		i := slices.IndexFunc(p.Steps, func(t Step) bool { return t.ID == s.ID })
		if i >= 0 {
			p.Steps[i] = s
		} else {
			p.Steps = append(p.Steps, s)
		}
	}
	p.Documents = addDocuments(p.Documents, o.Documents)
	p.Wins = append(p.Wins, o.Wins...)
	p.Avoid = append(p.Avoid, o.Avoid...)
	if len(o.Filers) > 0 {
		p.Filers = o.Filers
	}
	p.Sources = addSources(p.Sources, o.Sources)
	p.Overlays = append(p.Overlays, o.Name)
	return p
}

// limitedTo leaves out the steps that are for other situations and puts the
// rest in the order of their phases.
func (p Playbook) limitedTo(s situation) Playbook {
	p.Steps = slices.DeleteFunc(p.Steps, func(t Step) bool { return !t.Only.fit(s) })
	slices.SortStableFunc(p.Steps, func(a, b Step) int {
		return slices.Index(phases, a.Phase) - slices.Index(phases, b.Phase)
	})
	return p
}

// clone keeps the library's own lists from being written to.
func (p Playbook) clone() Playbook {
	p.Steps = slices.Clone(p.Steps)
	p.Documents = slices.Clone(p.Documents)
	p.Wins = slices.Clone(p.Wins)
	p.Avoid = slices.Clone(p.Avoid)
	p.Sources = slices.Clone(p.Sources)
	return p
}

func addDocuments(list, more []Document) []Document {
	for _, d := range more {
		if !slices.ContainsFunc(list, func(e Document) bool { return e.ID == d.ID }) {
			list = append(list, d)
		}
	}
	return list
}

func addSources(list, more []Source) []Source {
	for _, s := range more {
		if !slices.ContainsFunc(list, func(e Source) bool { return e.ID == s.ID }) {
			list = append(list, s)
		}
	}
	return list
}
