# Starts the engines that the tests drive, each in a folder below $scratch, unless one answers already. Sourced by run.

engines=()

stop_engines() {
  local pid
  [ -z "${own_docker:-}" ] || docker ps -q | xargs -r docker rm -f >/dev/null 2>&1
  for pid in "${engines[@]}"; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null; done
  # Docker mounts its data folder on itself, and leaves it so.
  awk -v below="$scratch/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r umount
}

# Waits for a command to succeed, half a minute at most.
wait_for() {
  local name=$1 log=$2 tries
  shift 2
  for tries in $(seq 150); do
    "$@" >/dev/null 2>&1 && echo "$name answers" && return
    sleep 0.2
  done
  echo "$name did not start:" >&2
  tail -n 30 "$log" >&2
  return 1
}

start_docker() {
  docker version >/dev/null 2>&1 && echo 'Docker answers already' && return
  mount_cgroups
  own_docker=yes
  dockerd --data-root "$scratch/docker" --exec-root "$scratch/docker-run" --pidfile "$scratch/docker.pid" \
    >"$scratch/docker.log" 2>&1 &
  engines+=($!)
  wait_for Docker "$scratch/docker.log" docker version
}

# Small virtual machines and containers come without the cgroup file systems that an init system would mount.
mount_cgroups() {
  grep -qE '^[^ ]+ /sys/fs/cgroup[^ ]* cgroup' /proc/mounts && return
  mountpoint -q /sys/fs/cgroup || mount -t tmpfs -o mode=755 cgroup /sys/fs/cgroup
  local controller
  for controller in $(awk '$4 == 1 { print $1 }' /proc/cgroups); do
    mkdir -p "/sys/fs/cgroup/$controller"
    mount -t cgroup -o "$controller" cgroup "/sys/fs/cgroup/$controller" || rmdir "/sys/fs/cgroup/$controller"
  done
}

# A base for test containers that needs no registry: Debian's static busybox and its links.
make_busybox_image() {
  local root=$scratch/busybox applet
  if ! docker image inspect busybox >/dev/null 2>&1; then
    mkdir -p "$root"/{bin,etc,root} && mkdir -p -m 1777 "$root/tmp"
    for applet in $(busybox --list); do ln -sf busybox "$root/bin/$applet"; done
    cp --remove-destination "$(command -v busybox)" "$root/bin/busybox"
    echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
    echo 'root:x:0:' >"$root/etc/group"
    tar -C "$root" -c . | docker import -c 'CMD ["sh"]' - busybox:latest >/dev/null || return
  fi
  docker tag busybox:latest nexus-test-busybox:latest
}

start_registry() {
  local port=5055
  export NEXUS_TEST_REGISTRY=127.0.0.1:$port
  answers_http "$port" && echo 'a registry answers already' && return
  cat >"$scratch/registry.yml" <<YAML
version: 0.1
log: { level: warn }
storage: { filesystem: { rootdirectory: $scratch/registry }, delete: { enabled: true } }
http: { addr: 127.0.0.1:$port }
YAML
  docker-registry serve "$scratch/registry.yml" >"$scratch/registry.log" 2>&1 &
  engines+=($!)
  wait_for 'the registry' "$scratch/registry.log" answers_http "$port"
}

answers_http() {
  node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "http://127.0.0.1:$1/v2/"
}

start_postgres() {
  export NEXUS_TEST_POSTGRES=postgres://nexus:nexus@127.0.0.1:5433/nexus_test
  answers_sql && echo 'PostgreSQL answers already' && return
  local bin folder=$scratch/postgres as_postgres=(setpriv --reuid=postgres --regid=postgres --init-groups)
  bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  chmod 711 "$scratch" && install -d -o postgres -m 700 "$folder"
  echo nexus >"$folder.password" && chmod 644 "$folder.password"
  "${as_postgres[@]}" "$bin/initdb" -D "$folder/data" -U nexus --pwfile="$folder.password" --auth=scram-sha-256 -E UTF8 \
    --no-locale >"$scratch/postgres.log" 2>&1 || { cat "$scratch/postgres.log" >&2; return 1; }
  "${as_postgres[@]}" "$bin/postgres" -D "$folder/data" -p 5433 -k "$folder" -c max_connections=300 -c listen_addresses=127.0.0.1 \
    >>"$scratch/postgres.log" 2>&1 &
  engines+=($!)
  wait_for PostgreSQL "$scratch/postgres.log" psql "${NEXUS_TEST_POSTGRES%/*}/postgres" -c 'create database nexus_test'
}

answers_sql() {
  psql "$NEXUS_TEST_POSTGRES" -c 'select 1' >/dev/null 2>&1
}
