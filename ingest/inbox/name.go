package inbox

import (
	"path/filepath"
	"slices"
	"strings"
)

// Reason is why a file is passed over. Code is short and stable; Why is for
// the person who wonders where the file is.
type Reason struct {
	Code string
	Why  string
}

// The reasons that a name gives.
var (
	Hidden  = &Reason{"hidden", "its name starts with a dot"}
	Partial = &Reason{"partial", "its name says that it is still being written"}
	System  = &Reason{"system_file", "the operating system keeps it for itself"}
	Note    = &Reason{"note", "it is our own note on a file that could not be read"}
)

// NoteSuffix ends the name of the note beside a file that could not be read.
const NoteSuffix = ".why.txt"

// partial endings are those of browsers, download managers, editors and rsync.
var partial = []string{".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download",
	".tmp", ".temp", ".swp", "~"}

var system = []string{"thumbs.db", "desktop.ini", "ehthumbs.db", "$recycle.bin", "system volume information"}

// PassOver returns why a file of this name is no letter, nil if it may be one.
// Of a path the last part counts.
func PassOver(path string) *Reason {
	name := strings.ToLower(filepath.Base(path))
	ends := func(suffix string) bool { return strings.HasSuffix(name, suffix) }
	switch {
	case strings.HasPrefix(name, "."):
		return Hidden
	case strings.HasPrefix(name, "~$"), slices.ContainsFunc(partial, ends):
		return Partial
	case slices.Contains(system, name):
		return System
	case ends(NoteSuffix):
		return Note
	}
	return nil
}
