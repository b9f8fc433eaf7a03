import type { ContainerActionName } from '#contracts/containers/operation.ts';
import type { EngineError } from '#library/docker/engine-error.ts';
import type { ContainerRecord } from '../host.ts';

export interface FailedAction {
  readonly action: ContainerActionName;
  readonly record: ContainerRecord;
  readonly all: readonly ContainerRecord[];
  readonly error: EngineError;
}

type Diagnosis = (match: RegExpExecArray, failed: FailedAction) => string;

const wording: Readonly<Record<ContainerActionName, string>> = {
  start: 'could not start',
  stop: 'could not be stopped',
  restart: 'could not be restarted',
  pause: 'could not be paused',
  unpause: 'could not be resumed',
  kill: 'could not be killed',
  remove: 'could not be removed',
};

/** What engines say (20.10 to 29), and what it means and asks for. The first match decides. */
const causes: readonly { readonly says: RegExp; readonly means: Diagnosis }[] = [
  {
    says: /Bind for [^\s]*?:(\d+) failed: port is already allocated/i,
    means: ([, port], failed) => portTaken(Number(port), failed),
  },
  {
    says: /:(\d+)\S*: bind: address already in use|failed to bind host port (?:for )?\S*?:(\d+)/i,
    means: ([, first, second], failed) => portTaken(Number(first ?? second), failed),
  },
  {
    says: /bind: cannot assign requested address/i,
    means: () =>
      'this host does not have the address that a port is published on. Change the address or give it to the host.',
  },
  {
    says: /cannot join network of a non running container: (\w+)|cannot join network namespace of a non running container: (\w+)/i,
    means: ([, first, second], { all }) =>
      `it uses the network of ${nameOf(first ?? second ?? '', all)}, which is not running. Start that one first.`,
  },
  {
    says: /(?:joining network namespace of container|No such container): (?:No such container: )?(\w{12,64})/i,
    means: (_, { record }) =>
      record.relations.shares.length > 0
        ? 'it uses the network of a container that was removed or made anew. Create it again so that it joins the new one.'
        : 'it no longer exists.',
  },
  {
    says: /network ([^\s]+) not found|could not find (?:a )?network (?:matching network mode )?([^\s:]+)/i,
    means: ([, first, second]) =>
      `its network ${first ?? second} no longer exists. Create the network, or deploy the stack again.`,
  },
  {
    says: /bind source path does not exist: (.+)/i,
    means: ([, path]) => `the folder ${path} does not exist on the host. Create it, then try again.`,
  },
  {
    says: /error while mounting volume '?([^':]+)'?|get ([^\s:]+): no such volume/i,
    means: ([, first, second]) =>
      `its volume ${first ?? second} cannot be mounted. See that it exists and that its storage is reachable.`,
  },
  {
    says: /mounting "([^"]+)" to rootfs .*(?:not a directory|no such file or directory)/i,
    means: ([, path]) =>
      `${path} cannot be mounted: a file meets a folder, or it is missing. Check the mount on the host.`,
  },
  {
    says: /No such image: ([^\s]+)/i,
    means: ([, image]) => `its image ${image} is not on this host any more. Pull it, then try again.`,
  },
  {
    says: /exec: "([^"]+)": (?:executable file not found|stat [^:]+: no such file|permission denied)/i,
    means: ([, program]) =>
      `its image has no program ${program} that may be run. Check the command and the entrypoint.`,
  },
  {
    says: /no space left on device/i,
    means: () => "the host's disk is full. Free space, then try again.",
  },
  {
    says: /could not select device driver "?([^"\s]*)"?/i,
    means: () => 'the host offers no device of the kind it asks for. Install the driver or drop the request.',
  },
  {
    says: /is paused\. Unpause the container before/i,
    means: () => 'it is paused. Resume it first.',
  },
  {
    says: /You cannot remove a (?:running|paused|restarting) container|container is running: stop the container before/i,
    means: () => 'it is running. Stop it first, or remove it with force.',
  },
  {
    says: /removal of container .* is already in progress/i,
    means: () => 'it is being removed already.',
  },
  {
    says: /marked for removal and cannot be/i,
    means: () => 'it is being removed.',
  },
  {
    says: /is not running/i,
    means: () => 'it is not running.',
  },
  {
    says: /is restarting, wait until/i,
    means: () => 'it is restarting over and over. Stop it first.',
  },
];

/** One sentence that names the cause and what to do about it. */
export function explainFailure(failed: FailedAction): string {
  const name = failed.record.summary.name;
  const beginning = `${name} ${wording[failed.action]}`;
  if (failed.error.kind === 'not-found' && failed.record.relations.shares.length === 0) {
    if (!/image|network|volume/i.test(failed.error.engineText ?? '')) return `${name} no longer exists.`;
  }
  if (failed.error.kind === 'timeout') {
    return `${beginning}: the engine did not answer in time. It may still be working on it.`;
  }
  if (failed.error.kind === 'unreachable') return `${beginning}: the connection to the engine was lost.`;
  const text = failed.error.engineText ?? failed.error.message;
  for (const { says, means } of causes) {
    const match = says.exec(text);
    if (match) return `${beginning}: ${means(match, failed)}`;
  }
  return `${beginning}. The engine says: ${text}`;
}

function portTaken(port: number, { record, all }: FailedAction): string {
  const holder = all.find(
    ({ summary, run }) =>
      summary.id !== record.summary.id &&
      run.running &&
      summary.ports.some(({ hostPort }) => hostPort === port),
  );
  const by = holder ? holder.summary.name : 'another program on this host';
  return `port ${port} is already used by ${by}. Free it or choose another port.`;
}

function nameOf(reference: string, all: readonly ContainerRecord[]): string {
  return all.find(({ summary }) => summary.id.startsWith(reference))?.summary.name ?? reference;
}
