/*
 * The keys of the compose specification (compose-spec.json of the compose-spec repository), as far as they are checked while one
 * types. What is not described further is taken as it is: compose itself has the last word.
 */

/** `name`: a text, number or true/false. A nested table describes the map's keys; `of` the entries of any name. */
export type Shape =
  | 'any'
  | 'scalar'
  | 'integer'
  | 'boolean'
  | 'list'
  | 'map'
  | 'list-or-map'
  | 'scalar-or-list'
  | 'scalar-or-map'
  | { readonly keys: Readonly<Record<string, Shape>>; readonly orElse?: 'scalar' | 'list' }
  | { readonly of: Shape };

const healthcheck: Shape = {
  keys: {
    disable: 'boolean',
    interval: 'scalar',
    retries: 'scalar',
    test: 'scalar-or-list',
    timeout: 'scalar',
    start_period: 'scalar',
    start_interval: 'scalar',
  },
};

const build: Shape = {
  orElse: 'scalar',
  keys: {
    context: 'scalar',
    dockerfile: 'scalar',
    dockerfile_inline: 'scalar',
    entitlements: 'list',
    args: 'list-or-map',
    ssh: 'list-or-map',
    labels: 'list-or-map',
    cache_from: 'list',
    cache_to: 'list',
    no_cache: 'scalar',
    no_cache_filter: 'scalar-or-list',
    additional_contexts: 'list-or-map',
    network: 'scalar',
    provenance: 'scalar',
    sbom: 'scalar',
    pull: 'scalar',
    target: 'scalar',
    shm_size: 'scalar',
    extra_hosts: 'list-or-map',
    isolation: 'scalar',
    privileged: 'scalar',
    secrets: 'list',
    tags: 'list',
    ulimits: 'map',
    platforms: 'list',
  },
};

const deploy: Shape = {
  keys: {
    mode: 'scalar',
    endpoint_mode: 'scalar',
    replicas: 'scalar',
    labels: 'list-or-map',
    rollback_config: 'map',
    update_config: 'map',
    resources: {
      keys: {
        limits: { keys: { cpus: 'scalar', memory: 'scalar', pids: 'scalar' } },
        reservations: {
          keys: { cpus: 'scalar', memory: 'scalar', generic_resources: 'list', devices: 'list' },
        },
      },
    },
    restart_policy: {
      keys: { condition: 'scalar', delay: 'scalar', max_attempts: 'scalar', window: 'scalar' },
    },
    placement: {
      keys: { constraints: 'list', preferences: 'list', max_replicas_per_node: 'scalar' },
    },
  },
};

const scalars =
  'attach cgroup cgroup_parent container_name cpu_count cpu_percent cpu_shares cpu_quota cpu_period cpu_rt_period cpu_rt_runtime ' +
  'cpus cpuset domainname hostname image init ipc isolation mac_address mem_limit mem_reservation mem_swappiness memswap_limit ' +
  'network_mode oom_kill_disable oom_score_adj pid pids_limit platform privileged pull_policy read_only restart runtime scale ' +
  'shm_size stdin_open stop_grace_period stop_signal tty use_api_socket userns_mode user uts working_dir pull_refresh_after';
const lists =
  'cap_add cap_drop configs devices device_cgroup_rules expose external_links group_add links ports post_start pre_stop pre_start ' +
  'profiles secrets security_opt volumes volumes_from';

const service: Shape = {
  keys: {
    ...shapes(scalars, 'scalar'),
    ...shapes(lists, 'list'),
    annotations: 'list-or-map',
    blkio_config: 'map',
    build,
    command: 'scalar-or-list',
    credential_spec: 'map',
    depends_on: 'list-or-map',
    deploy,
    develop: 'map',
    dns: 'scalar-or-list',
    dns_opt: 'list',
    dns_search: 'scalar-or-list',
    entrypoint: 'scalar-or-list',
    env_file: 'any',
    environment: 'list-or-map',
    extends: { orElse: 'scalar', keys: { service: 'scalar', file: 'scalar' } },
    extra_hosts: 'list-or-map',
    gpus: 'any',
    healthcheck,
    label_file: 'scalar-or-list',
    labels: 'list-or-map',
    logging: { keys: { driver: 'scalar', options: 'map' } },
    models: 'list-or-map',
    networks: 'list-or-map',
    provider: 'map',
    storage_opt: 'map',
    sysctls: 'list-or-map',
    tmpfs: 'scalar-or-list',
    ulimits: 'map',
  },
};

const network: Shape = {
  keys: {
    ...shapes('name driver enable_ipv4 enable_ipv6 internal attachable', 'scalar'),
    driver_opts: 'map',
    ipam: { keys: { driver: 'scalar', config: 'list', options: 'map' } },
    external: 'scalar-or-map',
    labels: 'list-or-map',
  },
};

const volume: Shape = {
  keys: {
    name: 'scalar',
    driver: 'scalar',
    driver_opts: 'map',
    external: 'scalar-or-map',
    labels: 'list-or-map',
  },
};

const secret: Shape = {
  keys: {
    ...shapes('name environment file content driver template_driver', 'scalar'),
    external: 'scalar-or-map',
    labels: 'list-or-map',
    driver_opts: 'map',
  },
};

export const composeShape: Shape = {
  keys: {
    version: 'scalar',
    name: 'scalar',
    include: 'scalar-or-list',
    services: { of: service },
    networks: { of: network },
    volumes: { of: volume },
    secrets: { of: secret },
    configs: { of: secret },
    models: { of: 'map' },
  },
};

function shapes(names: string, shape: Shape): Record<string, Shape> {
  return Object.fromEntries(names.split(' ').map((name) => [name, shape] as const));
}
