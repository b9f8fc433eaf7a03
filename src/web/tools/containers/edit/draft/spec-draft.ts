import type {
  ContainerSpec,
  HealthCheckSpec,
  LimitsSpec,
  NetworkAttachment,
  NetworkSpec,
  PortMapping,
  RestartSpec,
} from '#contracts/containers/container-spec.ts';
import { durationText, numberText, sizeText } from './amounts.ts';
import { joinWords } from './shell-words.ts';

export interface PortDraft extends Omit<PortMapping, 'containerPort'> {
  readonly containerPort: string;
}

/** Aliases separated by commas. */
export interface AttachmentDraft extends Omit<NetworkAttachment, 'aliases'> {
  readonly aliases: string;
}

/** A spec as it is typed: numbers that are none yet, command lines with a quote still open. */
export interface SpecDraft extends Omit<
  ContainerSpec,
  | 'command'
  | 'entrypoint'
  | 'ports'
  | 'network'
  | 'limits'
  | 'restart'
  | 'healthCheck'
  | 'capAdd'
  | 'capDrop'
  | 'extraHosts'
  | 'dns'
> {
  readonly command: string;
  readonly entrypoint: string;
  readonly ports: readonly PortDraft[];
  readonly network: Omit<NetworkSpec, 'attachments'> & { readonly attachments: readonly AttachmentDraft[] };
  readonly limits: Readonly<Record<keyof LimitsSpec, string>>;
  readonly restart: Omit<RestartSpec, 'maximumRetries'> & { readonly maximumRetries: string };
  readonly healthCheck: Pick<HealthCheckSpec, 'kind'> &
    Readonly<Record<Exclude<keyof HealthCheckSpec, 'kind'>, string>>;
  readonly capAdd: string;
  readonly capDrop: string;
  /** One a line. */
  readonly extraHosts: string;
  readonly dns: string;
}

export function draftOf(spec: ContainerSpec): SpecDraft {
  const { network, limits, restart } = spec;
  return {
    ...spec,
    command: joinWords(spec.command ?? []),
    entrypoint: joinWords(spec.entrypoint ?? []),
    ports: spec.ports.map((port) => ({ ...port, containerPort: String(port.containerPort) })),
    network: { ...network, attachments: network.attachments.map(attachmentDraft) },
    limits: {
      memoryBytes: sizeText(limits.memoryBytes),
      memorySwapBytes: sizeText(limits.memorySwapBytes),
      memoryReservationBytes: sizeText(limits.memoryReservationBytes),
      cpus: numberText(limits.cpus),
      cpuShares: numberText(limits.cpuShares),
      pids: numberText(limits.pids),
    },
    restart: {
      ...restart,
      maximumRetries: restart.maximumRetries === 0 ? '' : String(restart.maximumRetries),
    },
    healthCheck: healthCheckDraft(spec.healthCheck),
    capAdd: spec.capAdd.join(', '),
    capDrop: spec.capDrop.join(', '),
    extraHosts: spec.extraHosts.join('\n'),
    dns: spec.dns.join('\n'),
  };
}

export function attachmentDraft(attachment: NetworkAttachment): AttachmentDraft {
  return { ...attachment, aliases: attachment.aliases.join(', ') };
}

function healthCheckDraft(check: HealthCheckSpec): SpecDraft['healthCheck'] {
  return {
    kind: check.kind,
    command: check.kind === 'exec' ? joinWords(check.command) : check.command.join(' '),
    intervalMs: durationText(check.intervalMs),
    timeoutMs: durationText(check.timeoutMs),
    startPeriodMs: durationText(check.startPeriodMs),
    retries: numberText(check.retries),
  };
}
