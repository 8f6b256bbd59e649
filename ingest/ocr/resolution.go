package ocr

// The plausible short and long sides of a sheet in inches: a receipt to A3.
const (
	minShort, maxShort = 3.0, 12.5
	minLong, maxLong   = 4.0, 18.0
	// letterLong is the long side of a letter page, assumed where an image does
	// not tell its resolution, or tells one that cannot be.
	letterLong = 11.0
)

// resolution is the horizontal and vertical pixels per inch of an image of w by
// h pixels, as it claims or, where that makes no sheet of paper, as a letter
// page would have. Scanners write 0, cameras 72, some programs 1.
func resolution(w, h, claimedX, claimedY int) (x, y float64) {
	if claimedX > 0 && claimedY > 0 && isSheet(float64(w)/float64(claimedX), float64(h)/float64(claimedY)) {
		return float64(claimedX), float64(claimedY)
	}
	// A fax without its resolution: 1728 or so across, lines half as dense.
	if w >= 1600 && w <= 2000 && h >= 900 && h <= 1300 {
		return 204, 98
	}
	dpi := float64(max(w, h)) / letterLong
	return dpi, dpi
}

func isSheet(wide, high float64) bool {
	short, long := min(wide, high), max(wide, high)
	return short >= minShort && short <= maxShort && long >= minLong && long <= maxLong
}
