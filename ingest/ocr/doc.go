// Package ocr makes words of images, for the reader's child process: it decodes
// an image, prepares the page with Leptonica (turned upright, level, evenly
// lit, at a resolution that recognises well) and recognises it with Tesseract
// through gosseract.
//
// It is the only package with cgo. A crash in one of the libraries takes the
// process down, gosseract redirects the process's standard error, and its calls
// know no deadline: run it in a process that can be killed.
package ocr
