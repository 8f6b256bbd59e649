package pdf

import (
	"fmt"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"recourse/internal/letter"
)

// page is the page that is loaded; a document holds one at a time.
type page struct {
	number int
	ref    references.FPDF_PAGE
	handle handle // of the same page, for direct
	frame  frame
}

func (p page) request() requests.Page { return requests.Page{ByReference: &p.ref} }

// load makes page n the loaded one, with forms and annotations drawn into it.
func (d *Document) load(n int) (page, error) {
	if d.loaded.number == n {
		return d.loaded, nil
	}
	if n < 1 || n > d.pages {
		return page{}, fmt.Errorf("page %d of %d", n, d.pages)
	}
	d.unload()
	p, err := d.open(n)
	if err != nil {
		return page{}, err
	}
	if d.flatten(p) {
		d.closePage(p)
		if p, err = d.open(n); err != nil {
			return page{}, err
		}
	}
	if p.frame, err = d.frame(p); err != nil {
		d.closePage(p)
		return page{}, err
	}
	d.loaded = p
	return p, nil
}

func (d *Document) open(n int) (page, error) {
	res, err := d.engine.pdfium.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: n - 1})
	if err != nil {
		return page{}, fmt.Errorf("page %d: %w", n, err)
	}
	return page{number: n, ref: res.Page, handle: d.engine.direct.page()}, nil
}

func (d *Document) unload() {
	if d.loaded.number != 0 {
		d.closePage(d.loaded)
		d.loaded = page{}
	}
}

func (d *Document) closePage(p page) {
	_, _ = d.engine.pdfium.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p.ref})
}

// sketchDPI is for a page that is drawn for PDFium's sake, not to be looked at.
const sketchDPI = 4

// flatten makes filled-in form fields, stamps and notes part of the page, so
// that they are read as a person sees them. It reports whether the page has to
// be loaded again. Drawing the page first makes PDFium give a look to fields
// that have a value and none.
func (d *Document) flatten(p page) bool {
	if !d.hasDrawnAnnotation(p) {
		return false
	}
	if f, err := d.frame(p); err == nil {
		p.frame = f
		w, h := f.size()
		_, _ = d.renderAt(p, letter.Box{0, 0, w, h}, sketchDPI)
	}
	_, err := d.engine.pdfium.FPDFPage_Flatten(&requests.FPDFPage_Flatten{
		Page: p.request(), Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
	return err == nil
}

// maxAnnotations bounds the search for one that is drawn.
const maxAnnotations = 500

// hasDrawnAnnotation reports whether any annotation paints something. Links,
// the most frequent kind, do not.
func (d *Document) hasDrawnAnnotation(p page) bool {
	api := d.engine.pdfium
	count, err := api.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: p.request()})
	if err != nil {
		return false
	}
	for i := range min(count.Count, maxAnnotations) {
		a, err := api.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: p.request(), Index: i})
		if err != nil {
			continue
		}
		kind, err := api.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a.Annotation})
		_, _ = api.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation})
		if err == nil && kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_LINK && kind.Subtype != enums.FPDF_ANNOT_SUBTYPE_POPUP {
			return true
		}
	}
	return false
}
