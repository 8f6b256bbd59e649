package reader

import (
	"errors"
	"io"
	"net"

	"recourse/internal/letter"
)

// operation is what a child is asked to do with the file that it is handed.
type operation string

const (
	opOpen operation = "open"
	opPage operation = "page"
	// opReread reads spots again, on whatever pages they stand.
	opReread operation = "reread"
	// opUnpack sends the members of a container, each in frames of its own, before
	// the answer.
	opUnpack operation = "unpack"
	// opBind adds a file to a packet; after the last one, the packet is sent before
	// the answer.
	opBind operation = "bind"
)

// tries is how often the operation may crash its child. There is another way to
// read a spot again, so one crash is enough.
func (o operation) tries() int {
	if o == opReread {
		return 1
	}
	return tries
}

// request goes to the child. The document's limits travel with it, so that a
// child keeps no settings but those that it starts with.
type request struct {
	Op   operation
	Page int `json:",omitempty"`
	// Spots are what opReread reads.
	Spots []letter.Spot `json:",omitempty"`
	// Part counts the files of opBind from 1; Pages are those of it that are
	// taken, First puts them before all others, Last ends the packet.
	Part     int    `json:",omitempty"`
	Pages    []int  `json:",omitempty"`
	First    bool   `json:",omitempty"`
	Last     bool   `json:",omitempty"`
	MaxPages int    `json:",omitempty"`
	MaxFile  int64  `json:",omitempty"`
	Password string `json:",omitempty"`
}

// Opened is what is known of a file once it is open.
type Opened struct {
	// Type is found from the content: "pdf", "tiff", "png", "jpeg", "docx", …
	Type string
	// Container means that the file is a mail or an archive: it has no pages, and
	// Pool.Unpack gives what is in it.
	Container bool `json:",omitempty"`
	Pages     int
	// Read are pages that are already read, because their text layer is good;
	// the others need Pool.Page.
	Read []letter.Page
}

// refusal is why a file cannot be read.
type refusal struct {
	Code string
	Why  string
}

func (r refusal) err() *letter.Error {
	return &letter.Error{Kind: letter.Permanent, Code: r.Code, Why: r.Why}
}

func readFull(c *net.UnixConn, b []byte) error {
	_, err := io.ReadFull(c, b)
	if errors.Is(err, io.EOF) && len(b) > 0 {
		return io.ErrUnexpectedEOF
	}
	return err
}
