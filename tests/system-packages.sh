#!/bin/sh
# What the tests need of the system: a browser, Chinese fonts, readers of PDF and slides, a Java with Maven.
# Debian as root: installed where it lacks. Elsewhere: said, and the tests that need it skip loudly.
set -eu

missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need chromium chromium
need pdftoppm poppler-utils
need soffice "libreoffice-impress libreoffice-writer-nogui"
need mvn "maven openjdk-17-jdk-headless"
need npm npm
[ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || missing="$missing fontconfig fonts-noto-cjk"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing:$missing" >&2
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "the tests that need these will skip; install them to run all:$missing" >&2
fi
