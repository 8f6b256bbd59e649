#!/bin/sh
# Installs what Recourse is built with and reads pages with: a C++ compiler,
# tesseract and Leptonica with their headers, English and orientation data.
# Does nothing, and needs no network, where all of it is there.
set -eu

have_libraries() {
	command -v g++ >/dev/null 2>&1 || command -v clang++ >/dev/null 2>&1 || return 1
	command -v tesseract >/dev/null 2>&1 || return 1
	langs=$(tesseract --list-langs 2>/dev/null) || return 1
	for l in eng osd; do
		echo "$langs" | grep -qx "$l" || return 1
	done
	dir=$(mktemp -d)
	printf '#include <tesseract/baseapi.h>\n#include <leptonica/allheaders.h>\nint main(){return 0;}\n' >"$dir/t.cc"
	flags=""
	[ -d /opt/homebrew/include ] && flags="-I/opt/homebrew/include -L/opt/homebrew/lib"
	# shellcheck disable=SC2086
	if c++ $flags -o "$dir/t" "$dir/t.cc" -lleptonica -ltesseract >/dev/null 2>&1; then ok=0; else ok=1; fi
	rm -rf "$dir"
	return $ok
}

missing() {
	echo "Recourse needs: a C++ compiler, tesseract 5 and Leptonica with headers, and tesseract's eng and osd data." >&2
	echo "$1" >&2
	exit 1
}

with_apt() {
	packages="g++ libtesseract-dev libleptonica-dev tesseract-ocr tesseract-ocr-eng tesseract-ocr-osd"
	sudo=""
	if [ "$(id -u)" != 0 ]; then
		command -v sudo >/dev/null 2>&1 || missing "Not root, and no sudo here. As root: apt-get install -y $packages"
		sudo="sudo"
	fi
	echo "Installing with apt, once: $packages"
	$sudo apt-get update -qq
	# shellcheck disable=SC2086
	DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $packages >/dev/null
}

have_libraries && exit 0
if command -v apt-get >/dev/null 2>&1; then
	with_apt
elif command -v brew >/dev/null 2>&1; then
	echo "Installing with brew, once: tesseract leptonica"
	brew install tesseract leptonica
else
	missing "Install them with this system's package manager, then run make again."
fi
have_libraries || missing "Installed, but still not found by the compiler."
