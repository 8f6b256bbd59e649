package heic

import (
	"bytes"
	"context"
	"encoding/binary"

	"github.com/tetratelabs/wazero/api"
)

// call is one image in one instance of libheif.
type call struct {
	ctx    context.Context
	module api.Module
	broken bool
}

// The colour spaces and the sampling of colours, as libheif numbers them.
const (
	spaceYCbCr = 0
	spaceRGB   = 1

	chroma420 = 1
	chroma422 = 2
	chroma444 = 3
)

// header is what libheif says of an image: the sizes of the upright image, and
// in which form its pixels come.
type header struct{ width, height, space, chroma uint32 }

// headerSize is the length of the header in memory: five numbers of 32 bits,
// the last of which says whether colours are multiplied by their opacity.
const headerSize = 20

func (c *call) decode(data []byte, allowed func(width, height int) error) (Image, error) {
	in := c.alloc(len(data))
	at := c.alloc(headerSize)
	if c.broken || !c.module.Memory().Write(in, data) {
		return Image{}, ErrDamaged
	}
	h, ok := c.run(in, len(data), true, at, 0)
	if !ok {
		return Image{}, ErrDamaged
	}
	if err := allowed(int(h.width), int(h.height)); err != nil {
		return Image{}, err
	}
	stride, size := h.layout()
	out := c.alloc(size)
	if c.broken {
		return Image{}, ErrDamaged
	}
	if again, ok := c.run(in, len(data), false, at, out); !ok || again != h {
		return Image{}, ErrDamaged
	}
	pixels, ok := c.module.Memory().Read(out, uint32(size))
	if !ok {
		return Image{}, ErrDamaged
	}
	return h.image(pixels, stride), nil
}

// hvcC is the box that tells how the pixels are coded; chromaAt is how far
// behind its name the sampling of colours stands, in two bits (ISO/IEC
// 14496-15, 8.3.3.1).
var hvcC = []byte("hvcC")

const chromaAt = 4 + 16

// withColours makes an image that is grey from the start say that it has
// colours. libheif then adds them, all grey, to what it decodes; as it is, it
// has no form in which to hand such an image out.
func withColours(data []byte) []byte {
	cloned := false
	for i := 0; ; {
		next := bytes.Index(data[i:max(i, min(len(data), metaSize))], hvcC)
		if next < 0 || i+next+chromaAt >= len(data) {
			return data
		}
		i += next + chromaAt
		if data[i]&3 != 0 {
			continue
		}
		if !cloned {
			data, cloned = bytes.Clone(data), true
		}
		data[i] |= chroma420
	}
}

// metaSize bounds how far in the boxes stand that describe the image.
const metaSize = 1 << 20

// alloc takes memory of the instance.
func (c *call) alloc(n int) uint32 {
	at := uint32(c.call("malloc", uint64(n)))
	if at == 0 {
		c.broken = true
	}
	return at
}

func (c *call) call(name string, args ...uint64) uint64 {
	if c.broken {
		return 0
	}
	result, err := c.module.ExportedFunction(name).Call(c.ctx, args...)
	if err != nil || len(result) == 0 {
		c.broken = true
		return 0
	}
	return result[0]
}

// run has libheif decode the image, or only its header.
func (c *call) run(in uint32, n int, headerOnly bool, at, out uint32) (header, bool) {
	only := uint64(0)
	if headerOnly {
		only = 1
	}
	p := uint64(at)
	if c.call("decode", uint64(in), uint64(n), only, p, p+4, p+8, p+12, p+16, uint64(out)) == 0 {
		return header{}, false
	}
	b, ok := c.module.Memory().Read(at, headerSize)
	if !ok {
		return header{}, false
	}
	le := binary.LittleEndian
	return header{le.Uint32(b), le.Uint32(b[4:]), le.Uint32(b[8:]), le.Uint32(b[12:])}, true
}

// align is what the rows of libheif's planes are rounded up to.
const align = 16

func aligned(n int) int { return (n + align - 1) &^ (align - 1) }

// layout is the length of a row of the first plane, and of all planes together.
// Brightness comes first, or alone, but for images in red, green and blue.
func (h header) layout() (stride, size int) {
	w, rows := int(h.width), int(h.height)
	if h.space == spaceRGB {
		stride = aligned(4 * w)
		return stride, stride * rows
	}
	stride = aligned(w)
	size = stride * rows
	if h.space == spaceYCbCr {
		switch h.chroma {
		case chroma420:
			size += 2 * aligned((w+1)/2) * ((rows + 1) / 2)
		case chroma422:
			size += 2 * aligned((w+1)/2) * rows
		case chroma444:
			size += 2 * stride * rows
		}
	}
	return stride, size
}

// image takes the brightness out of the planes. What is transparent is white.
func (h header) image(pixels []byte, stride int) Image {
	img := Image{make([]byte, 0, int(h.width)*int(h.height)), int(h.width), int(h.height)}
	for y := range img.Height {
		row := pixels[y*stride : (y+1)*stride]
		if h.space != spaceRGB {
			img.Grey = append(img.Grey, row[:img.Width]...)
			continue
		}
		for x := range img.Width {
			r, g, b, a := int(row[4*x]), int(row[4*x+1]), int(row[4*x+2]), int(row[4*x+3])
			bright := (77*r + 150*g + 29*b) >> 8
			img.Grey = append(img.Grey, byte((bright*a+255*(255-a))/255))
		}
	}
	return img
}
