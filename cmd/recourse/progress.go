package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress is the bar of a batch on a terminal, and nothing where the output
// is piped.
type progress struct {
	bar   *progressbar.ProgressBar
	total int
}

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return &progress{}
	}
	return &progress{bar: progressbar.NewOptions(-1, progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())}
}

// found counts a file that is to be read.
func (p *progress) found() {
	if p.bar != nil {
		p.total++
		p.bar.ChangeMax(p.total)
	}
}

// ended counts a file that is read, or need not be.
func (p *progress) ended() {
	if p.bar != nil {
		_ = p.bar.Add(1) // a bar that can not be drawn is no failure of the batch
	}
}

func (p *progress) close() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
