package pdf

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/tetratelabs/wazero/api"
)

// direct calls what is asked for each character and each object of a page
// without go-pdfium between: it makes nine calls into PDFium for the box of one
// character, to get and give back room for the answer, and registers every
// object that it hands out. Handles are addresses in PDFium's memory.
type direct struct {
	pages  *noting
	memory api.Memory
	// room for four numbers of 8 bytes.
	room uint64

	countChars, unicode, charBox, textObject, loadText, closeText call
	renderMode, countObjects, object, objectType                  call
}

// handle is an address in PDFium's memory; 0 is none.
type handle uint64

// call is a function of PDFium with the stack for its parameters and results.
type call struct {
	fn    api.Function
	stack []uint64
}

// of calls the function; its result is 0 where it has none.
func (c *call) of(params ...uint64) (uint64, error) {
	copy(c.stack, params)
	if err := c.fn.CallWithStack(context.Background(), c.stack); err != nil {
		return 0, fmt.Errorf("%s: %w", c.fn.Definition().Name(), err)
	}
	return c.stack[0], nil
}

// roomBytes is for the four sides of a box.
const roomBytes = 4 * 8

// newDirect looks the functions up.
func newDirect(l *lookups) (*direct, error) {
	d := &direct{pages: l.pages, memory: l.Memory()}
	var missing []string
	find := func(to *call, name string) {
		if to.fn = l.Module.ExportedFunction(name); to.fn == nil {
			missing = append(missing, name)
			return
		}
		def := to.fn.Definition()
		to.stack = make([]uint64, max(1, len(def.ParamTypes()), len(def.ResultTypes())))
	}
	var malloc call
	find(&malloc, "malloc")
	find(&d.loadText, "FPDFText_LoadPage")
	find(&d.closeText, "FPDFText_ClosePage")
	find(&d.countChars, "FPDFText_CountChars")
	find(&d.unicode, "FPDFText_GetUnicode")
	find(&d.charBox, "FPDFText_GetCharBox")
	find(&d.textObject, "FPDFText_GetTextObject")
	find(&d.renderMode, "FPDFTextObj_GetTextRenderMode")
	find(&d.countObjects, "FPDFPage_CountObjects")
	find(&d.object, "FPDFPage_GetObject")
	find(&d.objectType, "FPDFPageObj_GetType")
	if slices.Sort(missing); len(missing) > 0 {
		return nil, fmt.Errorf("%w: no %v", errBuilt, missing)
	}
	room, err := malloc.of(roomBytes)
	if err != nil || room == 0 {
		return nil, errors.Join(errors.New("no memory for PDFium"), err)
	}
	d.room = room
	return d, nil
}

// page is the page that was loaded last.
func (d *direct) page() handle { return handle(d.pages.last) }

// text opens the text of a page, to be closed with endText.
func (d *direct) text(page handle) (handle, int, error) {
	text, err := d.loadText.of(uint64(page))
	if err != nil || text == 0 {
		return 0, 0, errors.Join(errors.New("no text layer"), err)
	}
	n, err := d.countChars.of(text)
	if err != nil {
		d.endText(handle(text))
		return 0, 0, err
	}
	return handle(text), int(int32(n)), nil
}

func (d *direct) endText(text handle) {
	// A failure here shows in the next call.
	_, _ = d.closeText.of(uint64(text))
}

// char is character i of a text.
func (d *direct) char(text handle, i int) (rune, error) {
	r, err := d.unicode.of(uint64(text), uint64(i))
	return rune(uint32(r)), err
}

// box is where character i stands, in user space; not ok for one that PDFium
// made up.
func (d *direct) box(text handle, i int) (left, bottom, right, top float64, ok bool) {
	done, err := d.charBox.of(uint64(text), uint64(i), d.room, d.room+8, d.room+16, d.room+24)
	if err != nil || uint32(done) == 0 {
		return 0, 0, 0, 0, false
	}
	var side [4]float64 // left, right, bottom, top
	for n := range side {
		if side[n], ok = d.memory.ReadFloat64Le(uint32(d.room) + 8*uint32(n)); !ok {
			return 0, 0, 0, 0, false
		}
	}
	return side[0], side[2], side[1], side[3], true
}

// painter is the object that paints character i.
func (d *direct) painter(text handle, i int) handle {
	obj, err := d.textObject.of(uint64(text), uint64(i))
	if err != nil {
		return 0
	}
	return handle(obj)
}

// isInvisible reports whether a text object is not painted, as the text of a
// former OCR run is.
func (d *direct) isInvisible(text handle) bool {
	if text == 0 {
		return false
	}
	mode, err := d.renderMode.of(uint64(text))
	return err == nil && (mode == renderInvisible || mode == renderClip)
}

// Text render modes 3 and 7 of ISO 32000-1, table 106: neither filled nor stroked.
const (
	renderInvisible = 3
	renderClip      = 7
)

// objects is how many objects a page has.
func (d *direct) objects(page handle) (int, error) {
	n, err := d.countObjects.of(uint64(page))
	return int(int32(n)), err
}

// objectAt is object i of a page and what kind it is (FPDF_PAGEOBJ_…).
func (d *direct) objectAt(page handle, i int) (handle, int, error) {
	obj, err := d.object.of(uint64(page), uint64(i))
	if err != nil || obj == 0 {
		return 0, 0, errors.Join(errors.New("no such object"), err)
	}
	kind, err := d.objectType.of(obj)
	return handle(obj), int(int32(kind)), err
}
