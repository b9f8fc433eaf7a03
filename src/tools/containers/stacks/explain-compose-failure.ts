/** What compose and the engine behind it say when a deploy fails, and what that means. The first match decides. */
const causes: readonly { readonly says: RegExp; readonly means: (match: RegExpExecArray) => string }[] = [
  {
    says: /Bind for [^\s]*?:(\d+) failed: port is already allocated|:(\d+)\S*: bind: address already in use/i,
    means: ([, first, second]) =>
      `Port ${first ?? second} of the host is in use already. Free it or publish another one.`,
  },
  {
    says: /container name "\/?([^"]+)" is already in use/i,
    means: ([, name]) =>
      `There is another container named ${name}. Remove it or choose another container_name.`,
  },
  {
    says: /dependency failed to start: container (\S+) is unhealthy/i,
    means: ([, name]) => `${name} did not become healthy, so what waits for it was not started. See its log.`,
  },
  {
    says: /dependency failed to start: container (\S+) exited \((\d+)\)/i,
    means: ([, name, code]) =>
      `${name} ended with exit code ${code}, so what waits for it was not started. See its log.`,
  },
  {
    says: /service "?([\w.-]+)"? didn't complete successfully: exit (\d+)/i,
    means: ([, name, code]) => `${name} ended with exit code ${code}, so what waits for it was not started.`,
  },
  {
    says: /network ([^\s]+) declared as external, but could not be found/i,
    means: ([, name]) =>
      `The network ${name} belongs to somebody else and does not exist: docker network create ${name}`,
  },
  {
    says: /external volume "([^"]+)" not found/i,
    means: ([, name]) =>
      `The volume ${name} belongs to somebody else and does not exist: docker volume create ${name}`,
  },
  {
    says: /Pool overlaps with other one on this address space/i,
    means: () => 'The address range of a network is in use by another network. Choose another subnet.',
  },
  {
    says: /(?:pull access denied for|manifest for|manifest unknown|repository) ?([^\s,]*)[^\n]*(?:not found|denied|does not exist|unknown)/i,
    means: ([, name]) =>
      `The image ${name || 'named in the file'} does not exist at its registry, or needs a login. Check its name and tag.`,
  },
  {
    says: /No such image: (\S+)/i,
    means: ([, name]) => `The image ${name} is not on this host any more. Deploy with pulling switched on.`,
  },
  {
    says: /(?:invalid mount config for type "bind"|mounts denied)[^\n]*: (?:bind source path does not exist: )?(\S+)/i,
    means: ([, path]) => `The folder ${path} does not exist on the host. Create it, then try again.`,
  },
  {
    says: /error while mounting volume|error mounting "([^"]+)" to rootfs/i,
    means: ([, path]) =>
      `${path ?? 'A volume'} cannot be mounted: a file meets a folder, or its storage is not reachable.`,
  },
  {
    says: /exec: "([^"]+)": (?:executable file not found|stat [^:]+: no such file|permission denied)/i,
    means: ([, program]) =>
      `The image has no program ${program} that may be run. Check the command and the entrypoint.`,
  },
  {
    says: /buildx/i,
    means: () =>
      'Images cannot be built: this version of compose builds with buildx, which is not installed.',
  },
  {
    says: /failed to solve|failed to build|dockerfile parse error|failed to read dockerfile/i,
    means: () => 'An image could not be built. The words of the build say where.',
  },
  { says: /no space left on device/i, means: () => "The host's disk is full. Free space, then try again." },
  {
    says: /Cannot connect to the Docker daemon|error during connect/i,
    means: () => 'Compose does not reach the engine.',
  },
  {
    says: /has no container to start/i,
    means: () => 'There is nothing to start yet: deploy the stack, which makes its containers.',
  },
];

/** One sentence for a person; the text itself is shown beside it. */
export function explainComposeFailure(text: string): string {
  for (const { says, means } of causes) {
    const match = says.exec(text);
    if (match) return means(match);
  }
  const last = text.trim().split('\n').at(-1)?.trim() ?? '';
  return last === '' ? 'Compose ended without saying why.' : `Compose says: ${last}`;
}
