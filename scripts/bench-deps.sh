#!/bin/sh
# Installs what `make bench` compares Recourse with and measures by: OCRmyPDF,
# poppler's pdftotext and pdftoppm, libtiff's tiffcp, SQLite with its header, and
# on Linux strace and taskset. Does nothing, and needs no network, where all of it is there.
set -eu

tools="ocrmypdf pdftotext pdftoppm tiffcp"
[ "$(uname)" = Linux ] && tools="$tools strace taskset"

missing() {
	for t in $tools; do
		command -v "$t" >/dev/null 2>&1 || echo "$t"
	done
	printf '#include <sqlite3.h>\n' | cc -E - >/dev/null 2>&1 || echo sqlite3.h
}

[ -z "$(missing)" ] && exit 0
if command -v apt-get >/dev/null 2>&1; then
	packages="ocrmypdf poppler-utils libtiff-tools libsqlite3-dev strace util-linux"
	sudo=""
	[ "$(id -u)" = 0 ] || sudo="sudo"
	echo "Installing with apt, once: $packages"
	$sudo apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $packages >/dev/null
elif command -v brew >/dev/null 2>&1; then
	echo "Installing with brew, once: ocrmypdf poppler libtiff sqlite"
	brew install ocrmypdf poppler libtiff sqlite
fi
left=$(missing | tr '\n' ' ')
[ -z "$left" ] || echo "Not there, so what needs it is not measured: $left" >&2
