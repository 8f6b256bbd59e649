package ocr

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"recourse/internal/letter"
)

func TestDecodeRefusesWithAReason(t *testing.T) {
	wide := image.NewGray(image.Rect(0, 0, 20_000, 10))
	var b bytes.Buffer
	if err := png.Encode(&b, wide); err != nil {
		t.Fatal(err)
	}
	whole := newCanvas(t, 72).letter().png()
	cases := map[string]struct {
		data []byte
		code string
	}{
		"too wide":   {b.Bytes(), "image_too_large"},
		"no image":   {[]byte("neither one thing nor the other"), "damaged"},
		"cut header": {whole[:20], "damaged"},
		"empty":      {nil, "damaged"},
	}
	for name, c := range cases {
		if _, err := Decode(c.data); letter.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func TestDecodeJPEGIsGrey(t *testing.T) {
	x, err := DecodeJPEG(newCanvas(t, 72).letter().jpeg())
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if w, h := x.Size(); w != 612 || h != 360 || x.Depth() != 8 {
		t.Errorf("%d by %d pixels of %d bits", w, h, x.Depth())
	}
}

func TestResolution(t *testing.T) {
	cases := []struct {
		name                   string
		w, h, claimX, claimY   int
		wantX, wantY, allowing float64
	}{
		{"as claimed", 2550, 3300, 300, 300, 300, 300, 0},
		{"nothing claimed", 2550, 3300, 0, 0, 300, 300, 0},
		{"a camera's 72", 3024, 4032, 72, 72, 366, 366, 1},
		{"a screen's 72 that fits", 612, 792, 72, 72, 72, 72, 0},
		{"coarse fax", 1728, 1078, 204, 98, 204, 98, 0},
		{"coarse fax without a word of it", 1728, 1078, 0, 0, 204, 98, 0},
		{"fine fax", 1784, 2196, 204, 196, 204, 196, 0},
	}
	for _, c := range cases {
		x, y := resolution(c.w, c.h, c.claimX, c.claimY)
		if abs(x-c.wantX) > c.allowing || abs(y-c.wantY) > c.allowing {
			t.Errorf("%s: %.0f by %.0f, want %.0f by %.0f", c.name, x, y, c.wantX, c.wantY)
		}
	}
}

func TestMatrixGoesThereAndBack(t *testing.T) {
	turn := rotation(0.1, 200, 100)
	back := rotation(-0.1, 200, 100)
	b := back.after(turn).box(letter.Box{10, 20, 30, 40})
	for i, want := range []float64{10, 20, 30, 40} {
		if abs(b[i]-want) > 1e-9 {
			t.Fatalf("%v", b)
		}
	}
	if x, y := turn.point(100, 50); abs(x-100) > 1e-9 || abs(y-50) > 1e-9 {
		t.Errorf("the middle moves to %v, %v", x, y)
	}
}

// withExif puts a camera's note before a JPEG image.
func withExif(jpeg []byte, orientation byte) []byte {
	note := []byte("Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	note[24] = orientation
	segment := append([]byte{0xff, 0xe1, 0, byte(len(note) + 2)}, note...)
	return append(append(append([]byte{}, jpeg[:2]...), segment...), jpeg[2:]...)
}

func TestExifTurn(t *testing.T) {
	plain := newCanvas(t, 72).jpeg()
	for orientation, want := range map[byte]int{1: 0, 3: 180, 6: 90, 8: 270, 77: 0} {
		if got := ExifTurn(withExif(plain, orientation)); got != want {
			t.Errorf("orientation %d: turn %d, want %d", orientation, got, want)
		}
	}
	if got := ExifTurn(plain); got != 0 {
		t.Errorf("no note: turn %d", got)
	}
}

func FuzzExifTurn(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"))
	f.Add([]byte("\xff\xd8\xff\xe0\x00\x02\xff\xe1\x00\x03"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if turn := ExifTurn(data); turn%90 != 0 || turn < 0 || turn > 270 {
			t.Errorf("turn %d", turn)
		}
	})
}

func TestSplitOfPages(t *testing.T) {
	for in, want := range map[string][]string{
		"1of3": {"1", "of", "3"}, "lof2": {"1", "of", "2"}, "20f": {"2", "of"}, "of": {"of"}, "10": {"10"}, "proof": {"proof"},
	} {
		var got []string
		for _, f := range splitOf(found{text: in, at: rect{0, 0, 40, 10}}) {
			got = append(got, f.text)
		}
		if len(got) != len(want) {
			t.Errorf("%q: %q, want %q", in, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%q: %q, want %q", in, got, want)
			}
		}
	}
}
