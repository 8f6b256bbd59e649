package ocr

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// sample is a text long enough for Tesseract and Leptonica to find their way.
var sample = []string{
	"Dear member of the plan, we have reviewed the request",
	"for coverage of the service named below by your doctor.",
	"Member ID: W90441827    Authorization: A250944128",
	"The request is denied because the records do not show",
	"that physical therapy was tried for at least six weeks.",
	"You may appeal this decision within 180 days of receipt",
	"of this letter. Please keep a copy of the appeal for your",
	"own files, and write the reference number on each page.",
}

// canvas is a white page of 8.5 by 5 inches at a resolution.
type canvas struct {
	*image.Gray
	t    *testing.T
	dpi  int
	face font.Face
}

func newCanvas(t *testing.T, dpi int) *canvas {
	t.Helper()
	parsed, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 11, DPI: float64(dpi), Hinting: font.HintingNone})
	if err != nil {
		t.Fatal(err)
	}
	p := &canvas{image.NewGray(image.Rect(0, 0, dpi*17/2, dpi*5)), t, dpi, face}
	draw.Draw(p, p.Bounds(), image.White, image.Point{}, draw.Src)
	return p
}

// text writes a line; x and y, of the base line, are in points.
func (p *canvas) text(x, y float64, tone uint8, s string) {
	d := font.Drawer{Dst: p.Gray, Src: image.NewUniform(color.Gray{tone}), Face: p.face,
		Dot: fixed.P(p.px(x), p.px(y))}
	d.DrawString(s)
}

// bar fills a rectangle, in points.
func (p *canvas) bar(x, y, w, h float64, tone uint8) {
	r := image.Rect(p.px(x), p.px(y), max(p.px(x+w), p.px(x)+1), max(p.px(y+h), p.px(y)+1))
	draw.Draw(p.Gray, r, image.NewUniform(color.Gray{tone}), image.Point{}, draw.Src)
}

func (p *canvas) px(points float64) int { return int(points * float64(p.dpi) / 72) }

func (p *canvas) letter() *canvas {
	for i, line := range sample {
		p.text(72, 72+float64(i)*24, 0, line)
	}
	return p
}

func (p *canvas) png() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, p.Gray); err != nil {
		p.t.Fatal(err)
	}
	return b.Bytes()
}

func (p *canvas) jpeg() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p.Gray, nil); err != nil {
		p.t.Fatal(err)
	}
	return b.Bytes()
}

func (p *canvas) pix() *Pix {
	x, err := DecodeGrey(p.Gray.Pix, p.Bounds().Dx(), p.Bounds().Dy())
	if err != nil {
		p.t.Fatal(err)
	}
	x.setResolution(p.dpi)
	p.t.Cleanup(x.Close)
	return x
}
