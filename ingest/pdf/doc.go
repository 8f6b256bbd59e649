// Package pdf reads PDF files for the reader's child process: how many pages,
// the words of the text layer with their boxes, whether that layer can be
// trusted, and the image to recognise where it cannot.
//
// PDFium, in its WebAssembly build, is the reader ([Engine], [Document]). It
// knows fonts, forms and overlays, so what it sees is what a person sees.
//
// Boxes are in points from the top left of the upright page: the page's own
// rotation and crop box are already applied.
//
// Files come from strangers. Nothing here guards against a file that takes for
// ever or blows up memory: run it in a process that can be killed.
package pdf
