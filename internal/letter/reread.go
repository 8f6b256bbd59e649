package letter

// Spot is a place whose words are to be read a second time, independently of
// the first reading.
type Spot struct {
	Page PageNumber `json:"page"`
	// Box is around the words on the upright page.
	Box Box `json:"box"`
	// Text is what the first reading found there, Before and After what it
	// found next to it on the page: a second reader that knows no places looks
	// for the words between them.
	Text   string `json:"text"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	// Method is how the page was read first.
	Method Method `json:"method"`
	// Rotation is the page's; Skew levels the line, clockwise in radians.
	Rotation int     `json:"rotation,omitempty"`
	Skew     float64 `json:"skew,omitempty"`
}

// Reading is what a second reading found in a spot.
type Reading struct {
	// Text is "" where nothing was recognised.
	Text string `json:"text,omitempty"`
	// Third is what recognition prepared in yet another way found, where first
	// and second reading of an image differ; else "".
	Third string `json:"third,omitempty"`
	// Confidence is that of the recognition, 1 for a text layer.
	Confidence Confidence `json:"confidence"`
	// Method tells which reader it was: the second one of text layers, or
	// recognition of the cut-out. MethodUnread means that there is no second
	// reading.
	Method Method `json:"method"`
}
