# SPDX-License-Identifier: BSL-1.0
# need PACKAGE…: installs the Debian packages that are missing, as root or by sudo; else says the line to type.
need() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
      echo "missing packages; install them with: sudo apt-get install ${missing[*]}" >&2
      return 1
    fi
    sudo=(sudo -n)
  fi
  echo "installing ${missing[*]}"
  "${sudo[@]}" apt-get update -qq || true
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
