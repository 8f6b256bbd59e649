package heic

import (
	"context"
	"errors"
	"os"
	"testing"
)

func decode(t testing.TB, d *Decoder, data []byte) (Image, error) {
	t.Helper()
	return d.Decode(context.Background(), data, func(w, h int) error {
		if w*h > 4<<20 {
			return errLarge
		}
		return nil
	})
}

var errLarge = errors.New("too large")

func TestDecode(t *testing.T) {
	d, err := Start(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, name := range []string{"letter.heic", "colour.heic"} { // grey from the start; with colours
		data, err := os.ReadFile("../../testdata/formats/" + name)
		if err != nil {
			t.Fatal(err)
		}
		img, err := decode(t, d, data)
		if err != nil || img.Width != 752 || img.Height != 429 || len(img.Grey) != 752*429 {
			t.Fatalf("%s: %d by %d, %d bytes, %v", name, img.Width, img.Height, len(img.Grey), err)
		}
		dark := 0
		for _, p := range img.Grey {
			if p < 100 {
				dark++
			}
		}
		if share := float64(dark) / float64(len(img.Grey)); share < 0.01 || share > 0.1 {
			t.Errorf("%s: %.3f of the pixels are dark, want a few for the letters", name, share)
		}
		if _, err := d.Decode(t.Context(), data, func(int, int) error { return errLarge }); !errors.Is(err, errLarge) {
			t.Errorf("%s: %v although its size is not allowed", name, err)
		}
		for _, n := range []int{0, 20, len(data) / 4, len(data) / 2} {
			if _, err := decode(t, d, data[:n]); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: the first %d bytes: %v", name, n, err)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	data, err := os.ReadFile("../../testdata/formats/letter.heic")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:200])
	d, err := Start(context.Background(), "")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		img, err := decode(t, d, b)
		if err == nil && len(img.Grey) != img.Width*img.Height || err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, errLarge) {
			t.Errorf("%d by %d, %d bytes, %v", img.Width, img.Height, len(img.Grey), err)
		}
	})
}
