import type { Publication } from '#library/mqtt/packets.ts';
import { alertAsJson, asJson } from '../message/as-json.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message, MessageAlert } from '../message/message.ts';
import { topicsOf } from './home-assistant.ts';
import { type FiringAlerts, type KeptAtBroker, worstOf } from './kept-at-broker.ts';

/** Programs of homes and small boards read these. */
export const longestEvent = 256 * 1024;
const longestAlert = 64 * 1024;
const longestTitle = 300;
const longestText = 10_000;
const roomForCount = 20;

/** `PREFIX/event`: the message, once. Alerts that do not fit are counted in `truncatedCount`. */
export function eventOf(message: Message, prefix: string, mostBytes: number): Publication {
  const head = {
    ...asJson({ ...message, title: cutText(message.title, longestTitle), alerts: [] }),
    text: asPlainText(message, longestText),
  };
  let left = Math.min(mostBytes, longestEvent) - bytesOf(head) - roomForCount;
  const alerts: object[] = [];
  for (const alert of message.alerts) {
    const json = alertAsJson(alert);
    left -= bytesOf(json) + 1;
    if (left < 0) break;
    alerts.push(json);
  }
  const truncatedCount = message.truncatedCount + message.alerts.length - alerts.length;
  const payload = JSON.stringify({ ...head, alerts, truncatedCount });
  return { topic: `${prefix}/event`, payload, isRetained: false };
}

/** `PREFIX/alerts/FINGERPRINT`: what fires, kept for whoever subscribes later; what is over is removed. */
export function alertStatesOf({ alerts }: Message, prefix: string): Publication[] {
  const last = new Map(alerts.map((alert) => [alert.fingerprint, alert]));
  return [...last.values()].map((alert) => ({
    topic: alertTopic(prefix, alert.fingerprint),
    payload: alert.isFiring ? JSON.stringify(boundedAlert(alert)) : '',
    isRetained: true,
  }));
}

function alertTopic(prefix: string, fingerprint: string): string {
  return `${prefix}/alerts/${fingerprint.replaceAll(/[^\w-]/g, '')}`;
}

/** Takes away what stays where the settings said before. */
export function withdrawnOf(
  before: KeptAtBroker,
  { prefix, discovery }: Omit<KeptAtBroker, 'firing'>,
): Publication[] {
  const isMoved = before.prefix !== prefix;
  const topics = [
    ...(before.discovery !== undefined && (isMoved || before.discovery !== discovery)
      ? topicsOf(before.discovery, before.prefix)
      : []),
    ...(isMoved ? [`${before.prefix}/state`] : []),
    ...(isMoved ? [...before.firing.keys()].map((each) => alertTopic(before.prefix, each)) : []),
  ];
  return topics.map((topic) => ({ topic, payload: '', isRetained: true }));
}

function boundedAlert(alert: MessageAlert): object {
  const whole = alertAsJson(alert);
  if (bytesOf(whole) <= longestAlert) return whole;
  const { fingerprint, severity, isFiring, startsAtMs, url } = alert;
  return { fingerprint, title: cutText(alert.title, longestTitle), severity, isFiring, startsAtMs, url };
}

/** `PREFIX/state`: all of it in a few numbers, kept. */
export function stateOf(firing: FiringAlerts, prefix: string, message?: Message): Publication {
  const state = {
    state: firing.size > 0 ? 'ON' : 'OFF',
    count: firing.size,
    severity: worstOf(firing),
    title: message === undefined ? null : cutText(message.title, longestTitle),
    url: message?.url ?? null,
    changedAtMs: message?.sentAtMs ?? null,
  };
  return { topic: `${prefix}/state`, payload: JSON.stringify(state), isRetained: true };
}

function bytesOf(value: object): number {
  return Buffer.byteLength(JSON.stringify(value));
}
