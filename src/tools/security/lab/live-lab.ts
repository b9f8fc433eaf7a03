import type { LiveSecurity } from '#contracts/security/lab.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import type { LabParts } from './lab-parts.ts';
import type { LabEars } from './lab-news.ts';
import type { LabView } from './lab-view.ts';

/** What comes together is told together, and nobody is told more often than about once a second. */
const bunchMs = 100;
const restMs = 900;
/** At a start hosts are looked at first: nobody is told that there is nothing. */
const firstLook = { stepMs: 50, mostMs: 5_000 };

const bell = { kind: 'flaws' } as const satisfies LiveSecurity;

export interface LiveLabParts {
  readonly parts: LabParts;
  readonly ears: LabEars;
}

/** Everything first, then what is another. A slow reader is sent how things are by then, and misses what lay between. */
export async function* liveLab(
  { parts, ears }: LiveLabParts,
  view: LabView,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent<LiveSecurity>> {
  const { clock } = parts.kernel;
  const news = ears.open(signal);
  const event = (data: LiveSecurity) => (view.isShared ? { data, isShared: true } : { data });
  try {
    await firstLooked(parts, signal);
    news.take();
    const all = await view.all();
    let told = JSON.stringify(all.overview);
    yield event(all);
    while (!signal.aborted) {
      await news.something();
      await pause(clock, bunchMs, signal);
      if (signal.aborted) return;
      const change = news.take();
      const isBell = view.isBell(change);
      const changed = view.changed(change);
      if (changed) yield event(changed);
      if (isBell) yield { data: bell, isShared: true };
      const item = await view.overview();
      const now = JSON.stringify(item.overview);
      if (now !== told) yield event(item);
      told = now;
      await pause(clock, restMs, signal);
    }
  } finally {
    news.stop();
  }
}

async function firstLooked({ reading, kernel }: LabParts, signal: AbortSignal): Promise<void> {
  const { clock } = kernel;
  const untilMs = clock.monotonic() + firstLook.mostMs;
  while (!reading.isRead() && !signal.aborted && clock.monotonic() < untilMs)
    await pause(clock, firstLook.stepMs, signal);
}
