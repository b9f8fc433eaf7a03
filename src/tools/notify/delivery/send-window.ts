import type { Bucket } from '../channels/channel.ts';

/** Keeps to a receiver's limits: never more than `tokens` in any span of `perMs`, wherever the span begins. */
export interface SendWindow {
  /** How long until another message may go; 0: now. */
  waitMs(nowMs: number): number;
  note(nowMs: number): void;
  /** How many messages may go until `untilMs`, if each goes as soon as it may. */
  roomUntil(untilMs: number, nowMs: number): number;
}

/** `sentAtMs`: what went before, oldest first, so that a restart does not forget it. */
export function sendWindow(buckets: readonly Bucket[], sentAtMs: readonly number[] = []): SendWindow {
  const most = buckets.reduce((longest, { tokens }) => Math.max(longest, tokens), 0);
  const sent = sentAtMs.slice(-most);
  const waitOf = (times: readonly number[], nowMs: number) =>
    buckets.reduce((longest, { tokens, perMs }) => {
      // The one that must have left the span before another may enter it.
      const blocking = times.at(-tokens);
      return blocking === undefined ? longest : Math.max(longest, blocking + perMs - nowMs);
    }, 0);
  return {
    waitMs: (nowMs) => waitOf(sent, nowMs),
    note(nowMs) {
      sent.push(nowMs);
      if (sent.length > most) sent.shift();
    },
    roomUntil(untilMs, nowMs) {
      if (buckets.length === 0) return Number.POSITIVE_INFINITY;
      const times = [...sent];
      let atMs = nowMs;
      for (let room = 0; ; room += 1) {
        atMs += waitOf(times, atMs);
        if (atMs > untilMs) return room;
        times.push(atMs);
      }
    },
  };
}
