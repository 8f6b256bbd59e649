package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"image/jpeg"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"recourse/internal/letter"
)

// Raster is a page as an image: either JPEG as it lies in the file, or grey
// pixels, one byte each, row by row.
type Raster struct {
	JPEG          []byte
	Grey          []byte
	Width, Height int // of Grey
	// Turn is how far (0, 90, 180, 270) the image must be turned clockwise to
	// stand as the PDF wants it.
	Turn int
	// PageWidth and PageHeight are of the upright page, in points.
	PageWidth, PageHeight float64
}

const (
	// renderDPI is for pages that are not one single image.
	renderDPI = 300
	// maxRendered bounds the pixels of a rendered page: A3 at 300 dpi is 17 million.
	maxRendered = 36_000_000
	// maxRaw bounds the pixels of an image that is taken as it is.
	maxRaw = 60_000_000
)

// Raster makes page n an image: the scan itself where the page is one, else
// the page rendered.
func (d *Document) Raster(n int, pictures Pictures) (Raster, error) {
	p, err := d.load(n)
	if err != nil {
		return Raster{}, err
	}
	r, ok := Raster{}, false
	if pictures.sole != "" {
		r, ok = d.raw(p, pictures.sole)
		r.Turn = pictures.turn
	}
	if !ok {
		if r, err = d.render(p); err != nil {
			return Raster{}, fmt.Errorf("page %d: render: %w", n, err)
		}
	}
	r.PageWidth, r.PageHeight = p.frame.size()
	return r, nil
}

// raw takes an image with the pixels that it has in the file, where that is
// safe: colours that mean what they say, no mask, not too many pixels. A JPEG
// stream is taken undecoded; CCITT, JBIG2, JPEG 2000 and Flate streams PDFium
// decodes, at the size that they have. What is left is rendered, since only
// PDFium knows how it is to look: CMYK and other inks, stencils and soft masks,
// and images in several strips.
func (d *Document) raw(p page, image references.FPDF_PAGEOBJECT) (Raster, bool) {
	api := d.engine.pdfium
	meta, err := api.FPDFImageObj_GetImageMetadata(&requests.FPDFImageObj_GetImageMetadata{ImageObject: image, Page: p.request()})
	if err != nil || meta.ImageMetadata.Width*meta.ImageMetadata.Height > maxRaw {
		return Raster{}, false
	}
	switch meta.ImageMetadata.Colorspace {
	case enums.FPDF_COLORSPACE_DEVICEGRAY, enums.FPDF_COLORSPACE_DEVICERGB, enums.FPDF_COLORSPACE_CALGRAY,
		enums.FPDF_COLORSPACE_CALRGB, enums.FPDF_COLORSPACE_ICCBASED, enums.FPDF_COLORSPACE_INDEXED:
	default:
		return Raster{}, false
	}
	if data, ok := d.jpeg(image); ok {
		return Raster{JPEG: data}, true
	}
	bitmap, err := api.FPDFImageObj_GetBitmap(&requests.FPDFImageObj_GetBitmap{ImageObject: image})
	if err != nil {
		return Raster{}, false
	}
	r, err := d.take(bitmap.Bitmap)
	return r, err == nil
}

// jpeg is the image's own JPEG stream, if it is one that needs no knowledge
// of the PDF to decode.
func (d *Document) jpeg(image references.FPDF_PAGEOBJECT) ([]byte, bool) {
	api := d.engine.pdfium
	count, err := api.FPDFImageObj_GetImageFilterCount(&requests.FPDFImageObj_GetImageFilterCount{ImageObject: image})
	if err != nil || count.Count != 1 {
		return nil, false
	}
	filter, err := api.FPDFImageObj_GetImageFilter(&requests.FPDFImageObj_GetImageFilter{ImageObject: image})
	if err != nil || filter.ImageFilter != "DCTDecode" {
		return nil, false
	}
	data, err := api.FPDFImageObj_GetImageDataRaw(&requests.FPDFImageObj_GetImageDataRaw{ImageObject: image})
	if err != nil {
		return nil, false
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data.Data))
	if err != nil || config.ColorModel != color.GrayModel && config.ColorModel != color.YCbCrModel {
		return nil, false
	}
	return data.Data, true
}

// Part renders the part of page n around a box, and tells where it lies.
func (d *Document) Part(n int, box letter.Box, margin float64) (Raster, letter.Box, error) {
	p, err := d.load(n)
	if err != nil {
		return Raster{}, letter.Box{}, err
	}
	at := p.frame.clip(letter.Box{box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin})
	if at.Width() < 1 || at.Height() < 1 {
		return Raster{}, letter.Box{}, letter.Refuse("no_such_place", "page %d has no such place", n)
	}
	r, err := d.renderPart(p, at)
	if err != nil {
		return Raster{}, letter.Box{}, fmt.Errorf("page %d: render: %w", n, err)
	}
	r.PageWidth, r.PageHeight = at.Width(), at.Height()
	return r, at, nil
}

func (d *Document) render(p page) (Raster, error) {
	w, h := p.frame.size()
	return d.renderPart(p, letter.Box{0, 0, w, h})
}

// renderPart renders what lies in a box of the upright page, to be recognised.
func (d *Document) renderPart(p page, part letter.Box) (Raster, error) {
	return d.renderAt(p, part, renderDPI)
}

// renderAt renders at a resolution, or less where that is too much.
func (d *Document) renderAt(p page, part letter.Box, dpi float64) (Raster, error) {
	api := d.engine.pdfium
	scale := min(dpi/72, math.Sqrt(maxRendered/part.Area()))
	pixels := func(points float64) int { return max(1, int(points*scale+0.5)) }
	width, height := pixels(part.Width()), pixels(part.Height())
	w, h := p.frame.size()
	created, err := api.FPDFBitmap_CreateEx(&requests.FPDFBitmap_CreateEx{
		Width: width, Height: height, Format: enums.FPDF_BITMAP_FORMAT_GRAY, Pointer: uint64(0)})
	if err != nil {
		return Raster{}, err
	}
	_, err = api.FPDFBitmap_FillRect(&requests.FPDFBitmap_FillRect{
		Bitmap: created.Bitmap, Width: width, Height: height, Color: 0xFFFFFFFF})
	if err != nil {
		return Raster{}, err
	}
	_, err = api.FPDF_RenderPageBitmap(&requests.FPDF_RenderPageBitmap{
		Bitmap: created.Bitmap, Page: p.request(),
		StartX: -int(part[0]*scale + 0.5), StartY: -int(part[1]*scale + 0.5), SizeX: pixels(w), SizeY: pixels(h),
		Flags: enums.FPDF_RENDER_FLAG_ANNOT | enums.FPDF_RENDER_FLAG_GRAYSCALE | enums.FPDF_RENDER_FLAG_RENDER_LIMITEDIMAGECACHE})
	if err != nil {
		return Raster{}, err
	}
	return d.take(created.Bitmap)
}

// take copies a bitmap out of PDFium as grey and destroys it.
func (d *Document) take(ref references.FPDF_BITMAP) (Raster, error) {
	api := d.engine.pdfium
	defer api.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: ref})
	format, err := api.FPDFBitmap_GetFormat(&requests.FPDFBitmap_GetFormat{Bitmap: ref})
	if err != nil {
		return Raster{}, err
	}
	width, err := api.FPDFBitmap_GetWidth(&requests.FPDFBitmap_GetWidth{Bitmap: ref})
	if err != nil {
		return Raster{}, err
	}
	height, err := api.FPDFBitmap_GetHeight(&requests.FPDFBitmap_GetHeight{Bitmap: ref})
	if err != nil {
		return Raster{}, err
	}
	stride, err := api.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: ref})
	if err != nil {
		return Raster{}, err
	}
	buffer, err := api.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: ref})
	if err != nil {
		return Raster{}, err
	}
	grey, err := toGrey(buffer.Buffer, format.Format, width.Width, height.Height, stride.Stride)
	return Raster{Grey: grey, Width: width.Width, Height: height.Height}, err
}

// toGrey copies pixels, weighing colours as the eye does.
func toGrey(pixels []byte, format enums.FPDF_BITMAP_FORMAT, width, height, stride int) ([]byte, error) {
	size := map[enums.FPDF_BITMAP_FORMAT]int{enums.FPDF_BITMAP_FORMAT_GRAY: 1, enums.FPDF_BITMAP_FORMAT_BGR: 3,
		enums.FPDF_BITMAP_FORMAT_BGRX: 4, enums.FPDF_BITMAP_FORMAT_BGRA: 4}[format]
	if size == 0 || width <= 0 || height <= 0 || stride < width*size || len(pixels) < stride*height {
		return nil, fmt.Errorf("bitmap of format %d, %d by %d", format, width, height)
	}
	out := make([]byte, width*height)
	for y := range height {
		row, to := pixels[y*stride:], out[y*width:(y+1)*width]
		if size == 1 {
			copy(to, row)
			continue
		}
		for x := range to {
			b, g, r := uint(row[x*size]), uint(row[x*size+1]), uint(row[x*size+2])
			to[x] = byte((29*b + 150*g + 77*r) >> 8)
		}
	}
	return out, nil
}
