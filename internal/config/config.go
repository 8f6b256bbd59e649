package config

import (
	_ "embed"
	"time"
	_ "time/tzdata" // a bare machine may have no zone files
)

//go:generate cp pipeline.yaml ../../pipeline.yaml

//go:embed pipeline.yaml
var defaults []byte

// BuiltIn is the source that Load names where no file was found.
const BuiltIn = "built-in defaults"

// Config is the whole of pipeline.yaml. After Load its paths are absolute, and
// what the file leaves out has its default.
type Config struct {
	// Data is the folder of record and search index.
	Data string `yaml:"data"`
	// Timezone is the IANA zone in which "today" is counted for days left.
	Timezone string `yaml:"timezone"`
	// Archive is the folder of plain files beside the record; "" switches it
	// off. By default it is "archive" under Data.
	Archive  string   `yaml:"archive"`
	Index    Index    `yaml:"index"`
	NATS     NATS     `yaml:"nats"`
	Watch    []Watch  `yaml:"watch"`
	Read     Read     `yaml:"read"`
	Extract  Extract  `yaml:"extract"`
	Classify Classify `yaml:"classify"`
	Desk     Desk     `yaml:"desk"`
	// Library is the folder of coverage policies and articles that drafts quote
	// from; "" for none.
	Library string `yaml:"library"`
	Web     Web    `yaml:"web"`

	location *time.Location
}

// Index is where the search index lives.
type Index struct {
	// Path is its folder; "" puts it under Data.
	Path string `yaml:"path"`
}

// NATS is the server that carries queue and record.
type NATS struct {
	// URL is "" for the embedded server, else nats://host:4222, several
	// servers of one cluster parted by commas.
	URL string `yaml:"url"`
	// Credentials is the path of a .creds file for the external server.
	Credentials string `yaml:"credentials"`
	// Replicas is how many servers keep each message: 1 embedded, 3 or 5 external.
	Replicas int `yaml:"replicas"`
}

// Watch is one folder that letters are dropped into.
type Watch struct {
	Folder string `yaml:"folder"`
	// Settle is how long a file must keep its size and time to be complete.
	Settle Duration `yaml:"settle"`
	// Rescan is how often the folder is listed, for file systems that send no
	// notifications.
	Rescan Duration `yaml:"rescan"`
	// Done and Failed take the files after reading; by default they are
	// "processed" and "failed" under Folder.
	Done   string `yaml:"done"`
	Failed string `yaml:"failed"`
}

// Read bounds the reading of pages.
type Read struct {
	// Languages are tesseract's names of the languages to recognise.
	Languages []string `yaml:"languages"`
	// Workers is the number of reading processes; 0 stands for one per core.
	Workers int `yaml:"workers"`
	// PageTimeout is the longest that one page may take.
	PageTimeout Duration `yaml:"page_timeout"`
	// MaxPages is the most pages that are read of one file.
	MaxPages int `yaml:"max_pages"`
	// MaxFile is the largest file that is taken in.
	MaxFile Size `yaml:"max_file"`
}

// Extract decides when a person is asked.
type Extract struct {
	// ReviewBelow is the confidence, 0 to 1, below which a value goes to review.
	ReviewBelow float64 `yaml:"review_below"`
	// Fields overrides ReviewBelow for single fields, by their names in JSON.
	Fields map[string]float64 `yaml:"fields"`
}

// Classify is where the clinic's own knowledge lies.
type Classify struct {
	// Playbooks is a folder whose playbooks override the built-in ones by
	// name; "" for none.
	Playbooks string `yaml:"playbooks"`
}

// Desk is who writes appeals; what is left out is a blank in every draft.
type Desk struct {
	Name string `yaml:"name"`
	// Address are the lines below the name.
	Address []string `yaml:"address"`
	Phone   string   `yaml:"phone"`
	Fax     string   `yaml:"fax"`
	NPI     string   `yaml:"npi"`
	// Contact is the person to ask for.
	Contact string `yaml:"contact"`
}

// Web is the page and the HTTP API.
type Web struct {
	// Listen is host:port; "" switches the page off.
	Listen string `yaml:"listen"`
}

// Location is the time zone; "today" is counted there.
func (c Config) Location() *time.Location {
	if c.location == nil {
		return time.UTC
	}
	return c.location
}

// Threshold is the confidence below which the field goes to review.
func (e Extract) Threshold(field string) float64 {
	if t, ok := e.Fields[field]; ok {
		return t
	}
	return e.ReviewBelow
}
