// Package flow sets text that came without a layout (paragraphs and tables of
// a Word document, a web page or a mail) on the grid of a typewriter, and makes
// pages of words of it.
//
// [Render] turns blocks into lines of text in which table cells stand in
// columns; [Pages] turns such text into words. The words have no Box, because
// nobody ever saw them on paper: the contract wants page and box null. They
// have a Level, their place on the grid, so that the layout finds lines,
// paragraphs, columns and what stands beside a label as it does on any page.
package flow
