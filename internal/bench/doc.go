// Package bench measures how fast and how well Recourse reads, beside the
// tools that people use today, on the same files in the same run:
//
//   - tesseract as it comes: pdftoppm renders (its time counts), one process
//     for each page, as many at once as there are cores;
//   - OCRmyPDF, one file after the other, all cores for each;
//   - pdftotext, for digital PDFs.
//
// Recourse is measured end to end: `recourse batch` as a whole process into a
// new data folder, with record, index and archive. Only PDFium's compiled code
// is there from an earlier start, as in normal use. Its readers stand back
// (nice 10), so the other tools do the same.
//
// Runs take turns for a number of rounds. A speed is the median of its rounds,
// a ratio the median of the ratios within each round, which a busy machine
// disturbs least; it need not be the quotient of two speeds.
//
// The truth about a letter is what pdftotext reads in its digital PDF.
//
//   - Word F1: words are runs of [A-Za-z0-9], case kept, compared as multisets
//     over the whole letter, since the order of reading is nobody's to decide.
//     The figure is the mean over letters. Wrong words are those missed and
//     those invented, added up.
//   - CER, the character error rate of the body text: see [Quality].
//
// Processor seconds a page stand beside the speeds, since other work on the
// machine disturbs them less. Nothing here passes or fails.
package bench
