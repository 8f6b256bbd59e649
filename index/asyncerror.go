package index

import (
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// asyncErrors is the name of the callback for errors of Bleve's background
// work; without it a full disk is silent.
const asyncErrors = "recourse_errors"

// listeners are the open indexes by their folder, for the process-wide callback.
var listeners sync.Map

func init() {
	scorch.RegistryAsyncErrorCallbacks[asyncErrors] = func(err error, path string) {
		listeners.Range(func(dir, ix any) bool {
			if strings.HasPrefix(path, dir.(string)) {
				ix.(*Index).faults.set("background", err)
			}
			return true
		})
	}
}

// faults are the errors that have not passed, by the work that failed.
type faults struct {
	mu   sync.Mutex
	errs map[string]error
}

func (f *faults) set(work string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.errs == nil {
		f.errs = map[string]error{}
	}
	f.errs[work] = err
}

// clear forgets the errors of a work that succeeded.
func (f *faults) clear(work ...string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range work {
		delete(f.errs, w)
	}
}

func (f *faults) list() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var all []string
	for work, err := range f.errs {
		all = append(all, work+": "+err.Error())
	}
	return all
}
