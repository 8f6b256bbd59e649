package config

import "fmt"

// watching holds the rules that keep a letter from being taken twice or the
// record from being taken for a letter.
func (c *Config) watching() []rule {
	var rules []rule
	for i, w := range c.Watch {
		rules = append(rules, w.rules(i)...)
		rules = append(rules, c.apart(i)...)
	}
	return rules
}

func (w Watch) rules(i int) []rule {
	path := func(key string) string { return fmt.Sprintf("$.watch[%d].%s", i, key) }
	_, doneAround := under(w.Done, w.Folder)
	_, failedAround := under(w.Failed, w.Folder)
	return []rule{
		{path("folder"), w.Folder != "", "a watch entry must name its folder"},
		{path("settle"), w.Settle > 0, "settle must be longer than 0s"},
		{path("rescan"), w.Rescan > 0, "rescan must be longer than 0s"},
		{path("done"), w.Done != "" && !doneAround, "done must be a folder of its own, not the watched one"},
		{path("failed"), w.Failed != "" && !failedAround, "failed must be a folder of its own, not the watched one"},
		{path("failed"), w.Failed != w.Done, "done and failed must differ"},
	}
}

// apart keeps a watched folder from the record and from what other entries
// read or put away.
func (c *Config) apart(i int) []rule {
	path, folder := fmt.Sprintf("$.watch[%d].folder", i), c.Watch[i].Folder
	_, data := under(folder, c.Data)
	rules := []rule{
		{path, !data, "the data folder must not lie in the watched folder"},
		{path, !overlap(folder, c.Archive), "the watched folder and the archive must not lie in each other"},
	}
	for j, other := range c.Watch {
		if j == i {
			continue
		}
		_, done := under(folder, other.Done)
		_, failed := under(folder, other.Failed)
		rules = append(rules,
			rule{path, !overlap(folder, other.Folder),
				fmt.Sprintf("the folder overlaps that of watch entry %d: its letters would come in twice", j+1)},
			rule{path, !done && !failed,
				fmt.Sprintf("done or failed of watch entry %d lies in this folder: its letters would come in twice", j+1)})
	}
	return rules
}

func overlap(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	_, in := under(a, b)
	_, around := under(b, a)
	return in || around
}
