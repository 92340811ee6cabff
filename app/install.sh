# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run and tests/run: installs Debian or Ubuntu packages, or names what is missing.

install_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "penanda: this system has no apt; please install (Debian's names): $*" >&2
    exit 1
  fi
  as_root=
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
      echo "penanda: missing, and neither root nor sudo to install them: $*" >&2
      exit 1
    fi
    as_root=sudo
  fi
  echo "penanda: installing $*"
  log=$(mktemp)
  $as_root apt-get update -qq >"$log" 2>&1 || true
  if ! $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" >>"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "penanda: could not install: $*" >&2
    exit 1
  fi
  rm -f "$log"
}

# prints those of the pairs TEST:PACKAGE whose TEST (a command, or a path with a slash) is not there
missing_commands() {
  for pair in "$@"; do
    case "${pair%%:*}" in
      /*) ls ${pair%%:*} >/dev/null 2>&1 || printf ' %s' "${pair#*:}" ;;
      *) command -v "${pair%%:*}" >/dev/null 2>&1 || printf ' %s' "${pair#*:}" ;;
    esac
  done
}

# prints those of the pairs MODULE:PACKAGE that pkg-config does not know
missing_libraries() {
  for pair in "$@"; do
    pkg-config --exists "${pair%%:*}" 2>/dev/null || printf ' %s' "${pair#*:}"
  done
}
