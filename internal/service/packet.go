package service

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"recourse/classify/draft"
	"recourse/ingest/reader"
	"recourse/internal/letter"
	"recourse/internal/paper"
	"recourse/internal/view"
)

// PacketRequest asks for everything of a filing in one PDF: cover sheet, letter,
// the denial, enclosures.
type PacketRequest struct {
	DraftRequest
	// Files are the enclosures, as absolute paths.
	Files []string `json:"files,omitempty"`
}

// PacketPiece is a stretch of the PDF; PacketEnd comes after the last.
type PacketPiece struct {
	Bytes []byte `json:"bytes"`
}

// PacketEnd tells what the packet is.
type PacketEnd struct {
	Packet struct {
		Pages int `json:"pages"`
		// Blank and Check count what is left to fill in, and to check against
		// the letter, on cover and letter.
		Blank int `json:"blank"`
		Check int `json:"check"`
	} `json:"packet"`
}

func (s *Service) packet(ctx context.Context, req PacketRequest, emit func(any) error) error {
	d, err := s.source().dossier(ctx, req.ID)
	if err != nil {
		return noCase(err, req.ID)
	}
	if req.Enclosures == nil {
		req.Enclosures = enclosed(len(d.Letters) > 0, req.Files)
	}
	p := &packing{service: s, dossier: d, request: req}
	defer p.close()
	if err := p.gather(ctx); err != nil {
		return err
	}
	pool, closePool, err := s.binder()
	if err != nil {
		return err
	}
	defer closePool()
	if err := pool.Bind(ctx, func(pages int) (reader.Part, error) { return p.next(ctx, pages) }, pieces{emit}); err != nil {
		return p.named(err)
	}
	return emit(p.end)
}

// enclosed names what goes along; of a denial by phone there is no letter.
func enclosed(denial bool, files []string) []string {
	names := []string{}
	if denial {
		names = append(names, "The denial letter")
	}
	for _, f := range files {
		names = append(names, filepath.Base(f))
	}
	return names
}

// binder is a pool that can bind: that of what somebody waits for, or, where
// this process reads nothing, one for this packet.
func (s *Service) binder() (*reader.Pool, func(), error) {
	if n := len(s.pools); n > 0 {
		return s.pools[n-1], func() {}, nil
	}
	o := ReaderOptions(s.Config, s.Log)
	o.Workers = 1
	pool, err := reader.NewPool(o)
	if err != nil {
		return nil, nil, err
	}
	return pool, func() { _ = pool.Close() }, nil
}

// pieces emits what is written.
type pieces struct{ emit func(any) error }

func (p pieces) Write(b []byte) (int, error) {
	if err := p.emit(PacketPiece{b}); err != nil {
		return 0, err
	}
	return len(b), nil
}

// packing is a packet in the making: its parts come in the order letter, denial,
// enclosures, and last the cover sheet, which tells the number of pages.
type packing struct {
	service *Service
	dossier view.Dossier
	request PacketRequest
	parts   []reader.Part
	names   []string
	given   int
	end     PacketEnd
}

func (p *packing) close() {
	for _, part := range p.parts {
		part.File.Close()
	}
}

func (p *packing) add(name string, f *os.File, pages []int) {
	p.names = append(p.names, name)
	p.parts = append(p.parts, reader.Part{File: f, Pages: pages})
}

// gather opens everything but the cover sheet.
func (p *packing) gather(ctx context.Context) error {
	if err := p.draft(ctx, "letter", p.request.DraftRequest); err != nil {
		return err
	}
	if n := len(p.dossier.Letters); n > 0 {
		l := p.dossier.Letters[n-1]
		f, err := p.service.record.OriginalFile(ctx, l.Document)
		if err != nil {
			return err
		}
		p.add("the denial", f, l.Pages)
	}
	for _, name := range p.request.Files {
		f, err := os.Open(name)
		if err != nil {
			return letter.Refuse("no_such_file", "an enclosure can not be opened: %v", errors.Unwrap(err))
		}
		p.add(filepath.Base(name), f, nil)
	}
	return nil
}

// draft sets a document and adds it.
func (p *packing) draft(ctx context.Context, name string, req DraftRequest) error {
	doc, err := p.service.makeDraft(ctx, p.dossier, req)
	if err != nil {
		return err
	}
	blank, check := doc.Blanks()
	p.end.Packet.Blank += blank
	p.end.Packet.Check += check
	set, err := paper.PDF(doc)
	if err != nil {
		return err
	}
	f, err := readable(set)
	if err == nil {
		p.add(name, f, nil)
	}
	return err
}

// readable is a file of these bytes that has no name any more.
func readable(b []byte) (*os.File, error) {
	made, err := os.CreateTemp("", "recourse-packet")
	if err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	defer os.Remove(made.Name())
	_, err = made.Write(b)
	if err := errors.Join(err, made.Close()); err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	return os.Open(made.Name())
}

// coverPages is how many pages a cover sheet has.
const coverPages = 1

// next gives one part after the other, and then the cover sheet.
func (p *packing) next(ctx context.Context, pages int) (reader.Part, error) {
	if p.given < len(p.parts) {
		p.given++
		return p.parts[p.given-1], nil
	}
	p.end.Packet.Pages = pages + coverPages
	req := p.request.DraftRequest
	req.Kind, req.Covers = draft.FaxCover, p.request.Kind
	req.Given = map[string]string{}
	for name, value := range p.request.Given {
		req.Given[name] = value
	}
	req.Given["pages"] = fmt.Sprint(p.end.Packet.Pages)
	if err := p.draft(ctx, "cover sheet", req); err != nil {
		return reader.Part{}, err
	}
	p.given++
	cover := p.parts[p.given-1]
	cover.First, cover.Last = true, true
	return cover, nil
}

// named says which part is wrong.
func (p *packing) named(err error) error {
	var e *letter.Error
	if !errors.As(err, &e) || e.Kind != letter.Permanent || p.given == 0 {
		return err
	}
	return letter.Refuse(e.Code, "%s: %s", p.names[p.given-1], e.Why)
}
