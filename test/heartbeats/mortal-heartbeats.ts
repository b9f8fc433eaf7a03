import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Heartbeat } from '#tools/pulse/heartbeats/heartbeat.ts';

export const minuteMs = 60_000;
export const firstMs = 20_000 * 86_400_000;
export const monitors = 30;

export function heartbeatsAt(minute: number): Heartbeat[] {
  return Array.from({ length: monitors }, (_, n) => {
    const isDown = (minute * 31 + n) % 17 === 0;
    return {
      monitorId: n + 1,
      atMs: firstMs + minute * minuteMs + n * 7,
      state: isDown ? 'down' : 'up',
      latencyMs: isDown ? null : 20 + ((minute * 13 + n * 5) % 90),
      reason: isDown ? 'refused' : null,
      location: '',
    };
  });
}

const script = new URL('./record-until-killed.ts', import.meta.url).pathname;

/** Lets a process record for a while after it has opened, and kills it. @returns the newest minute it said was saved, or -1. */
export async function recordAndDie(folder: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const opened = Promise.withResolvers<void>();
  let newest = -1;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'open') opened.resolve();
    else newest = Number(line);
  });
  child.on('exit', () => opened.reject(new Error('The process ended before it had opened.')));
  await opened.promise;
  await delay(afterMs);
  child.kill('SIGKILL');
  await ended;
  return newest;
}
