import type { HostState, HostStatus } from '#contracts/containers/host.ts';
import type { EngineError } from '#library/docker/engine-error.ts';

export type Fix = HostStatus['fixes'][number];

/** Why a host is not live, for a person: what is wrong and how to mend it. */
export interface HostFault {
  readonly state: Exclude<HostState, 'live' | 'connecting'>;
  readonly reason: string;
  readonly fixes: readonly Fix[];
}

/** Where the engine is looked for, as NEXUS can see it. */
export interface Place {
  /** `unix:///var/run/docker.sock` or `tcp://host:2376`. */
  readonly address: string;
  /** Of the socket file; null over the network or when it cannot be read. */
  readonly socketGroupId: number | null;
}

const startDocker: Fix = { title: 'Start Docker', command: 'sudo systemctl start docker' };
const pointElsewhere: Fix = {
  title: 'Point NEXUS at another address',
  command: 'NEXUS_DOCKER_HOST=tcp://192.168.1.10:2376',
};

export function hostFault(error: EngineError, place: Place): HostFault {
  switch (error.kind) {
    case 'denied':
      return denied(place);
    case 'timeout':
      return slow(place);
    case 'version':
      return wrongVersion(error);
    case 'unreachable':
      return isAbsent(error, place) ? missing(place) : unreachable(error, place);
    case 'refused':
      return unreachable(error, place);
    case 'not-docker':
    case 'not-found':
    case 'not-modified':
    case 'conflict':
    case 'invalid':
      return notDocker(place);
  }
}

/** Nothing is there at all, rather than something on the way being broken. */
function isAbsent(error: EngineError, place: Place): boolean {
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return socketPathOf(place) !== null || code === 'ECONNREFUSED' || code === 'ENOENT';
}

function missing(place: Place): HostFault {
  const path = socketPathOf(place);
  const reason =
    path === null
      ? `Nothing listens at ${place.address}. Docker is not running there, or does not accept connections over the network.`
      : `No Docker engine answers at ${path}. Docker is not running, or its socket is not mounted into the NEXUS container.`;
  const socket = path ?? '/var/run/docker.sock';
  const mount = { title: 'Mount the socket into the NEXUS container', command: `-v ${socket}:${socket}` };
  return { state: 'missing', reason, fixes: [startDocker, mount, pointElsewhere] };
}

function denied(place: Place): HostFault {
  const path = socketPathOf(place);
  if (path === null) {
    return {
      state: 'denied',
      reason: `The engine at ${place.address} does not let NEXUS in.`,
      fixes: [
        { title: 'Give NEXUS a client certificate', command: 'NEXUS_DOCKER_CERT_DIR=/certs' },
        {
          title: 'Let the socket proxy pass what NEXUS needs',
          command: 'CONTAINERS=1 EVENTS=1 INFO=1 POST=1',
        },
        pointElsewhere,
      ],
    };
  }
  const group = place.socketGroupId;
  const idText = group === null ? `$(stat -c %g ${path})` : String(group);
  return {
    state: 'denied',
    reason: `NEXUS may not open ${path}: its user is not in the group ${group === null ? 'that owns the socket' : `${group} that owns the socket`}.`,
    fixes: [
      { title: 'Add the group when NEXUS runs in a container', command: `--group-add ${idText}` },
      {
        title: 'Add the user when NEXUS runs on the host, then sign in again',
        command: `sudo usermod -aG $(getent group ${idText} | cut -d: -f1) $USER`,
      },
      pointElsewhere,
    ],
  };
}

function slow({ address }: Place): HostFault {
  return {
    state: 'slow',
    reason: `The engine at ${address} accepts connections but does not answer in time. The host may be overloaded, or Docker may hang.`,
    fixes: [
      { title: 'See what the host is busy with', command: 'uptime && docker info' },
      { title: "Read Docker's own log", command: 'sudo journalctl -u docker --since -15min' },
      {
        title: 'Restart Docker (containers stop unless live-restore is on)',
        command: 'sudo systemctl restart docker',
      },
    ],
  };
}

function wrongVersion(error: EngineError): HostFault {
  return {
    state: 'wrong-version',
    reason: `This engine and NEXUS share no version of the Docker API: ${error.message}`,
    fixes: [
      { title: 'See the versions of the engine', command: 'docker version' },
      {
        title: 'Upgrade Docker to 20.10 or later',
        command: 'sudo apt-get install --only-upgrade docker-ce',
      },
      {
        title: 'Upgrade NEXUS when the engine is the newer one',
        command: 'docker compose pull && docker compose up -d',
      },
    ],
  };
}

function notDocker({ address }: Place): HostFault {
  return {
    state: 'not-docker',
    reason: `Something answers at ${address}, but it is not a Docker engine.`,
    fixes: [
      { title: 'See which address your docker command uses', command: 'docker context ls' },
      {
        title: 'See who listens on the socket',
        command: `sudo ss -xlp | grep ${address.replace('unix://', '')}`,
      },
      pointElsewhere,
    ],
  };
}

function unreachable(error: EngineError, { address }: Place): HostFault {
  const host = /^tcp:\/\/(.+):\d+$/.exec(address)?.[1] ?? address;
  return {
    state: 'unreachable',
    reason: error.message,
    fixes: [
      { title: 'See whether the host answers', command: `ping -c 3 ${host}` },
      { title: 'See whether the engine answers', command: `docker -H ${address} version` },
      pointElsewhere,
    ],
  };
}

function socketPathOf({ address }: Place): string | null {
  return address.startsWith('unix://') ? address.slice('unix://'.length) : null;
}
