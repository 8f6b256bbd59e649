package pdf

import (
	"fmt"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxObjects bounds how many objects of a page are looked at for pictures.
const maxObjects = 5000

// edge is how far from the page's edges, as a share of its size, an image may
// end and still be the page.
const edge = 0.02

// Pictures is what of the page is painted as images.
type Pictures struct {
	// Cover is the share of the page under images, at most 1.
	Cover float64
	// sole is the one image that is the whole page, with nothing visible
	// beside it; "" if there is none. turn is how far it is turned clockwise.
	sole references.FPDF_PAGEOBJECT
	turn int
}

// survey is the state of looking through the objects of a page.
type survey struct {
	d        *Document
	page     page
	pictures Pictures
	images   int
	// other counts what is visible beside images; whether it is one thing or
	// more makes no difference.
	other int
}

// Pictures looks for images on page n.
func (d *Document) Pictures(n int) (Pictures, error) {
	p, err := d.load(n)
	if err != nil {
		return Pictures{}, err
	}
	count, err := d.engine.direct.objects(p.handle)
	if err != nil {
		return Pictures{}, fmt.Errorf("page %d: objects: %w", n, err)
	}
	s := survey{d: d, page: p}
	for i := range min(count, maxObjects) {
		s.object(i)
	}
	if s.images != 1 || s.other > 0 {
		s.pictures.sole = ""
	}
	s.pictures.Cover = min(s.pictures.Cover, 1)
	return s.pictures, nil
}

// object looks at object i. Of text and lines, which most are, no more is asked
// than whether they are seen.
func (s *survey) object(i int) {
	direct := s.d.engine.direct
	obj, kind, err := direct.objectAt(s.page.handle, i)
	switch enums.FPDF_PAGEOBJ(kind) {
	case enums.FPDF_PAGEOBJ_TEXT:
		if err != nil || s.other > 0 || !direct.isInvisible(obj) {
			s.other++
		}
	case enums.FPDF_PAGEOBJ_IMAGE, enums.FPDF_PAGEOBJ_FORM:
		s.picture(i, enums.FPDF_PAGEOBJ(kind))
	default:
		s.other++
	}
}

// picture looks at object i, which is or may hold an image.
func (s *survey) picture(i int, kind enums.FPDF_PAGEOBJ) {
	obj, err := s.d.engine.pdfium.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.page.request(), Index: i})
	switch {
	case err != nil:
		s.other++
	case kind == enums.FPDF_PAGEOBJ_IMAGE:
		s.image(obj.PageObject)
	case s.holdsImage(obj.PageObject):
		// A page drawn inside a form: it covers what the form covers.
		s.pictures.Cover += s.cover(obj.PageObject)
		s.other++
	default:
		s.other++
	}
}

func (s *survey) image(ref references.FPDF_PAGEOBJECT) {
	s.images++
	s.pictures.Cover += s.cover(ref)
	if turn, ok := s.turnOf(ref); ok && s.isPage(ref) {
		s.pictures.sole, s.pictures.turn = ref, (turn+s.page.frame.quarters*90)%360
	}
}

func (s *survey) bounds(ref references.FPDF_PAGEOBJECT) (left, bottom, right, top float64, ok bool) {
	b, err := s.d.engine.pdfium.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: ref})
	if err != nil {
		return 0, 0, 0, 0, false
	}
	return float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top), true
}

// cover is the share of the page inside the object's bounds.
func (s *survey) cover(ref references.FPDF_PAGEOBJECT) float64 {
	l, b, r, t, ok := s.bounds(ref)
	if !ok {
		return 0
	}
	w, h := s.page.frame.right-s.page.frame.left, s.page.frame.top-s.page.frame.bottom
	dx := min(r, s.page.frame.right) - max(l, s.page.frame.left)
	dy := min(t, s.page.frame.top) - max(b, s.page.frame.bottom)
	return max(dx, 0) * max(dy, 0) / (w * h)
}

// isPage reports whether the object fills the page, edge to edge.
func (s *survey) isPage(ref references.FPDF_PAGEOBJECT) bool {
	l, b, r, t, ok := s.bounds(ref)
	dx, dy := edge*(s.page.frame.right-s.page.frame.left), edge*(s.page.frame.top-s.page.frame.bottom)
	return ok && math.Abs(l-s.page.frame.left) <= dx && math.Abs(r-s.page.frame.right) <= dx &&
		math.Abs(b-s.page.frame.bottom) <= dy && math.Abs(t-s.page.frame.top) <= dy
}

// turnOf is the quarter turn of an image, clockwise; not ok where it is skewed
// or mirrored.
func (s *survey) turnOf(ref references.FPDF_PAGEOBJECT) (int, bool) {
	res, err := s.d.engine.pdfium.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: ref})
	if err != nil {
		return 0, false
	}
	m := res.Matrix
	size := max(abs(m.A), abs(m.B), abs(m.C), abs(m.D))
	upright := abs(m.B) < size/1000 && abs(m.C) < size/1000
	lying := abs(m.A) < size/1000 && abs(m.D) < size/1000
	switch {
	case upright && m.A > 0 && m.D > 0:
		return 0, true
	case upright && m.A < 0 && m.D < 0:
		return 180, true
	case lying && m.B < 0 && m.C > 0:
		return 90, true
	case lying && m.B > 0 && m.C < 0:
		return 270, true
	}
	return 0, false
}

func abs(x float32) float32 { return max(x, -x) }

// holdsImage reports whether a form draws an image, itself or in a form within.
func (s *survey) holdsImage(ref references.FPDF_PAGEOBJECT) bool {
	return s.holdsImageAt(ref, 3)
}

func (s *survey) holdsImageAt(ref references.FPDF_PAGEOBJECT, depth int) bool {
	api := s.d.engine.pdfium
	count, err := api.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: ref})
	if err != nil || depth == 0 {
		return false
	}
	for i := range min(count.Count, maxObjects) {
		obj, err := api.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: ref, Index: uint64(i)})
		if err != nil {
			continue
		}
		kind, err := api.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: obj.PageObject})
		if err != nil {
			continue
		}
		if kind.Type == enums.FPDF_PAGEOBJ_IMAGE ||
			kind.Type == enums.FPDF_PAGEOBJ_FORM && s.holdsImageAt(obj.PageObject, depth-1) {
			return true
		}
	}
	return false
}
