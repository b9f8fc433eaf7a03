import type { z } from 'zod';
import type { CheckValues } from '#library/conditions/check-values.ts';
import type { PlaceholderName } from '#library/conditions/placeholders.ts';
import type { ContainerSight } from './docker/container-sight.ts';
import type { MemberState } from './group/member-state.ts';
import type { PushState } from '../push/push-state.ts';
import type { Reason } from './reasons.ts';
import type { Text } from '#library/text.ts';

/** An address that a name stands for. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/**
 * Finds the addresses of a name, IPv4 and IPv6, in the order in which they are to be tried. Rejects with an error whose `code`
 * is one of node:dns: ENOTFOUND and ENODATA where there is no such name, ETIMEOUT where nobody answers, any other where
 * somebody answers that it cannot say.
 */
export type Resolve = (name: string, signal: AbortSignal) => Promise<readonly Address[]>;

/** What a check needs of the world. Agents on other hosts make their own. */
export interface CheckContext {
  /** Aborted at the deadline, with the reason 'timeout', and when NEXUS stops. */
  readonly signal: AbortSignal;
  /** From the start of the check to that deadline. */
  readonly timeoutMs: number;
  /** The wall clock, for how long a certificate is still valid. */
  readonly nowMs: () => number;
  readonly monotonicMs: () => number;
  readonly resolve: Resolve;
  /** The placeholders that the conditions ask for (`BODY`), so that a body is kept only when somebody looks at it. */
  readonly wants: ReadonlySet<string>;
  /** Absent where there is no Docker engine to look at. */
  readonly docker?: ContainerSight;
  /** The monitors of a group, as they are now. Absent for all other kinds. */
  readonly members?: () => readonly MemberState[];
  /** What a job has reported; undefined: nothing yet. Absent for all other kinds. */
  readonly reported?: () => Promise<PushState | undefined>;
}

/** How long the steps of a check took; a step that there was none of is absent. `firstByteMs` is the wait for the answer to start. */
export interface Timings {
  readonly dnsMs?: number;
  readonly connectMs?: number;
  readonly tlsMs?: number;
  readonly firstByteMs?: number;
  readonly totalMs?: number;
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly validToMs: number;
  /** Whole days; negative when it has expired. */
  readonly daysLeft: number;
  readonly isSelfSigned: boolean;
  /** Whether a chain to a known authority was found and the certificate is valid now and for this name. */
  readonly isTrusted: boolean;
  /** The names that it is good for. At most 20. */
  readonly names: readonly string[];
  /** Why it is not trusted: the code of Node and OpenSSL, such as CERT_HAS_EXPIRED. */
  readonly problem?: string;
}

/** One thing that was looked at. At most 300 characters a text, and no secrets. */
export interface Evidence {
  readonly label: string;
  /** The label in Spanish, where it is another. */
  readonly labelEs?: string;
  readonly expected?: string;
  readonly seen: string;
}

/** What a check saw, whatever came of it. */
export interface CheckFacts {
  /** Of the answer, without our own queueing. */
  readonly latencyMs?: number;
  readonly timings?: Timings;
  /** All that the name stands for. */
  readonly addresses?: readonly string[];
  /** The one that was used, or the last one that was tried. */
  readonly address?: string;
  readonly certificate?: CertificateFacts;
  /** Only when the conditions want any. */
  readonly values?: CheckValues;
  readonly evidence?: readonly Evidence[];
  /** When it will be another by itself, as when a report is late by then. */
  readonly changesAtMs?: number;
}

/** `warning`: it is up, and yet something needs a person soon, as a certificate that expires; the monitor counts as degraded. */
export type CheckOutcome = CheckFacts &
  (
    | { readonly ok: true; readonly reason?: undefined; readonly warning?: Reason }
    | { readonly ok: false; readonly reason: Reason; readonly warning?: undefined }
  );

/** A placeholder of conditions that a kind fills, with what it holds there. */
export interface ValueDescription extends Text {
  readonly name: PlaceholderName;
}

/** One way of checking something. Stateless: everything that it needs is handed in, so that an agent elsewhere runs the same. */
export interface CheckKind<Settings = unknown> {
  /** 'http', 'tcp', … Stored with every monitor, so it never changes. */
  readonly kind: string;
  readonly title: Text;
  /** What it looks at, in a sentence. */
  readonly help: Text;
  /** Each field has a title in both languages; secret ones carry `.meta({ secret: true })`: they are sealed and never sent back. */
  readonly settings: z.ZodObject & z.ZodType<Settings>;
  /** What the check talks to (`db.lan:5432`): bounds checks at once per target, and is shown in the list. Never holds a secret. */
  target(settings: Settings): string;
  /**
   * Checks once. Never throws for what the target does; what is thrown is a fault of ours. Ends soon after `signal` aborts
   * and leaves no socket open.
   */
  check(settings: Settings, context: CheckContext): Promise<CheckOutcome>;
  readonly values: readonly ValueDescription[];
  /** Texts of the settings that a target may repeat and nobody is told, the longest first. */
  secrets?(settings: Settings): readonly string[];
  /** One look is enough: what it says is not an attempt that a second one could refute. */
  readonly isConclusive?: true;
}

/** Takes the type of the settings from their schema. */
export function defineCheckKind<Settings>(kind: CheckKind<Settings>): CheckKind<Settings> {
  return kind;
}
