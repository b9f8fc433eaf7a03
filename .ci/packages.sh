# Installs, by their Debian names, what the tests need beside Node. Sourced by run; needs $scratch.

packages=(docker.io docker-registry iptables busybox-static postgresql chromium fonts-dejavu-core openssl ca-certificates
  mosquitto mosquitto-clients mariadb-server redis-server exim4-daemon-light prometheus-alertmanager iputils-ping dnsmasq-base)

install_packages() {
  local missing=() package
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  echo "installing ${missing[*]}"
  quiet apt-get update && without_services quiet apt_install "${missing[@]}"
}

# Compose 2 is a plugin of the Docker client that Debian packages from release 13 on; its program runs on 12 as well.
install_compose() {
  docker compose version >/dev/null 2>&1 && return
  echo 'installing the Compose plugin'
  apt-cache policy docker-compose | grep -q 'Candidate: 2' && quiet apt_install docker-compose && return
  local apt=("-oDir::Etc::SourceList=/dev/null" "-oDir::Etc::SourceParts=$scratch/sources" "-oDir::State::Lists=$scratch/lists")
  local plugins=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins
  mkdir -p "$scratch"/{sources,lists/partial,compose} "$plugins"
  next_release_sources >"$scratch/sources/next.list"
  quiet apt-get "${apt[@]}" update || return
  # Downloading as root into a folder of our own: apt checks the signatures all the same.
  (cd "$scratch" && quiet apt-get "${apt[@]}" -oAPT::Sandbox::User=root download docker-compose) || return
  dpkg -x "$scratch"/docker-compose_*.deb "$scratch/compose"
  install -m 755 "$scratch/compose/usr/libexec/docker/cli-plugins/docker-compose" "$plugins/docker-compose"
  docker compose version
}

# The mirrors that this machine takes Debian 12 from, asked for Debian 13.
next_release_sources() {
  local key=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -n "$(apt_mirrors)" ] || quiet apt-get update
  apt_mirrors | while read -r mirror; do echo "deb [signed-by=$key] $mirror trixie main"; done
}

apt_mirrors() {
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' 'Codename: bookworm' 'Component: main' | sort -u
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# Runs an installation during which no package starts its service: the tests' engines get their own folders and ports.
without_services() {
  local policy=/usr/sbin/policy-rc.d status
  [ -e "$policy" ] && { "$@"; return; }
  printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy"
  "$@"
  status=$?
  rm -f "$policy"
  return "$status"
}

# Shows a command's output only if it fails.
quiet() {
  "$@" >"$scratch/output" 2>&1 && return
  echo "failed: $*" >&2
  cat "$scratch/output" >&2
  return 1
}
