#!/usr/bin/env bash
# bench-variants.sh LETTERS OUT: makes of the scans and faxes in LETTERS what a
# careless office makes of them, for `make bench LETTERS=OUT FORMS=turn90,…`:
# turned by 90, 180 and 270 degrees, at 150 and 600 dpi, and as a coarse fax of
# 204x98 dpi. Needs pdftoppm, ImageMagick (convert) and img2pdf.
set -euo pipefail
letters=$(realpath "$1") out=$2
mkdir -p "$out"/{turn90,turn180,turn270,dpi150,dpi600,fax98}
ln -sfn "$letters/pdf" "$out/pdf"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for scan in "$letters"/scan/*.pdf; do
  stem=$(basename "$scan" .pdf)
  rm -f "$tmp"/*
  pdftoppm -r 300 -gray "$scan" "$tmp/p"
  for degrees in 90 180 270; do
    for p in "$tmp"/p-*.pgm; do convert "$p" -rotate "$degrees" -quality 75 "${p%.pgm}-t$degrees.jpg"; done
    img2pdf --imgsize 300dpix300dpi -o "$out/turn$degrees/$stem.pdf" "$tmp"/*-t"$degrees".jpg
  done
  for dpi in 150 600; do
    for p in "$tmp"/p-*.pgm; do convert "$p" -resize "$((dpi * 100 / 300))%" -quality 75 "${p%.pgm}-r$dpi.jpg"; done
    img2pdf --imgsize "${dpi}dpix${dpi}dpi" -o "$out/dpi$dpi/$stem.pdf" "$tmp"/*-r"$dpi".jpg
  done
done
for fax in "$letters"/fax/*.tif; do
  convert "$fax" -filter point -resize '100%x50%' -density 204x98 -units PixelsPerInch -compress Group4 "$out/fax98/$(basename "$fax")"
done
