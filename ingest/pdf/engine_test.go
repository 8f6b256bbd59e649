package pdf

import "testing"

// An upgrade of go-pdfium that takes this away costs speed, not words.
func TestFunctionsAreLookedUpOnce(t *testing.T) {
	e, err := Start(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if !rememberLookups(e.pdfium) {
		t.Error("go-pdfium's instance is built otherwise than rememberLookups knows")
	}
}
