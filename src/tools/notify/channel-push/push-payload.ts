import { asPlainText } from '../message/as-plain-text.ts';
import { inShort } from '../message/in-short.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message } from '../message/message.ts';
import { mostContentBytes } from './seal-content.ts';

/** What the service worker is sent; `service-worker.js` reads exactly this. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  /** The same for every message of a group, so that a newer one takes the place of an older one. */
  readonly tag: string;
  /** Makes itself heard though it takes the place of another. */
  readonly isFiring: boolean;
  /** Stays until somebody looks at it. */
  readonly isCritical: boolean;
  readonly language: string;
  /** The page about it, as a path of this NEXUS. */
  readonly path: string;
  /** Fingerprints that the actions are about. */
  readonly alerts: readonly string[];
  readonly actions: readonly { readonly action: string; readonly title: string }[];
}

const longestTitle = 200;
/** A browser shows a few lines; more is on the page. */
const longestBody = 1_000;
const longestPath = 300;
/** Each is a request of its own; who has more to answer opens the page. */
const mostAnswered = 20;
const actionsOfDevices: readonly string[] = ['acknowledge', 'snooze-1h'];

/** @param tag at most 32 characters. */
export function pushPayload(message: Message, tag: string): string {
  const firing = message.alerts.filter(({ isFiring }) => isFiring);
  const canAnswer = firing.length <= mostAnswered;
  const payload = {
    title: cutText(message.title, longestTitle).toWellFormed(),
    tag,
    isFiring: message.status === 'firing',
    isCritical: message.status === 'firing' && message.severity === 'critical',
    language: message.language,
    path: pathOf(message),
    alerts: canAnswer ? firing.map(({ fingerprint }) => fingerprint) : [],
    actions: (canAnswer ? message.actions : [])
      .filter(({ id }) => actionsOfDevices.includes(id))
      .map(({ id, label }) => ({ action: id, title: label })),
  };
  const short = withoutLinks(message);
  for (let limit = longestBody; ; limit = Math.floor(limit * 0.7)) {
    const body = limit < 20 ? '' : asPlainText(short, limit, 'body').toWellFormed();
    const text = JSON.stringify({ ...payload, body } satisfies PushPayload);
    if (body === '' || Buffer.byteLength(text) <= mostContentBytes) return text;
  }
}

/** All of a notification is one link already. */
function withoutLinks(message: Message): Message {
  const short = inShort(message);
  return { ...short, alerts: short.alerts.map((alert) => ({ ...alert, url: null })) };
}

/** Without a host: the app opens where it is installed, whatever other names this NEXUS has. */
function pathOf({ url, alerts: [first] }: Message): string {
  const parsed = url === null ? null : URL.parse(url);
  const path = parsed
    ? `${parsed.pathname}${parsed.search}`
    : `/notify${first ? `?alert=${encodeURIComponent(first.fingerprint)}` : ''}`;
  return path.length > longestPath ? '/notify' : path;
}
