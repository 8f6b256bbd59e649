package reader

import (
	"log/slog"
	"runtime"
	"time"
)

// Version changes whenever the same bytes may give another reading.
const Version = "r2"

// Options says how a pool reads. The zero value of a field means its default.
type Options struct {
	// Command starts a child, as in {"/proc/self/exe", "reader-child"}; the pool
	// appends its own arguments. Env is added to the child's small environment.
	Command []string
	Env     []string
	// Workers is how many children read at the same time; by default one a core.
	Workers int
	// PageTimeout bounds one page, FileTimeout the opening of a file.
	PageTimeout, FileTimeout time.Duration
	MaxPages                 int
	MaxFile                  int64 // bytes
	// MaxMemory is the resident size in bytes at which a child is killed.
	MaxMemory int64
	// Languages are Tesseract's names, as in "eng".
	Languages []string
	// CacheDir keeps compiled code from one start to the next. It must belong
	// to this program alone (mode 0700): what lies there is executed. Without
	// one each child compiles anew, which takes seconds.
	CacheDir string
	// PagesPerChild is after how many pages a child is replaced: the libraries
	// leak a little.
	PagesPerChild int
	// Idle is how long a child without work is kept.
	Idle time.Duration
	// Nice lowers the children's priority, 0 to 19.
	Nice int
	Log  *slog.Logger
}

func (o Options) withDefaults() Options {
	setDefault(&o.Workers, runtime.NumCPU())
	setDefault(&o.PageTimeout, time.Minute)
	setDefault(&o.FileTimeout, time.Minute)
	setDefault(&o.MaxPages, 400)
	setDefault(&o.MaxFile, 200<<20)
	setDefault(&o.MaxMemory, 1<<30)
	setDefault(&o.PagesPerChild, 500)
	setDefault(&o.Idle, 2*time.Minute)
	if len(o.Languages) == 0 {
		o.Languages = []string{"eng"}
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

func setDefault[T comparable](field *T, value T) {
	var zero T
	if *field == zero {
		*field = value
	}
}
