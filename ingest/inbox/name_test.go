package inbox

import "testing"

func TestPassOver(t *testing.T) {
	for name, want := range map[string]*Reason{
		"a.pdf": nil, "a.b.pdf": nil, "A.PDF": nil, "scan": nil, "ü \n.tif": nil, "part.pdf": nil, "~a.pdf": nil,
		"x/.hidden/a.pdf": nil, // the folder is judged on its own
		".a.pdf":          Hidden, "._a.pdf": Hidden, ".DS_Store": Hidden, ".pdf": Hidden,
		"a.pdf.part": Partial, "a.pdf.CRDOWNLOAD": Partial, "~$letter.docx": Partial, "a.pdf~": Partial, "x.tmp": Partial,
		"Thumbs.db": System, "Desktop.ini": System,
		"a.pdf.why.txt": Note,
	} {
		if got := PassOver(name); got != want {
			t.Errorf("%q: got %v, want %v", name, got, want)
		}
	}
}
