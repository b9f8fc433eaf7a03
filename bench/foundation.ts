import type { Benchmark } from './benchmark.ts';
import { measureEventToScreen } from './foundation/event-to-screen.ts';
import { measureFirstPage } from './foundation/first-page.ts';
import { measureIdle } from './foundation/idle.ts';
import { measureImage } from './foundation/image.ts';
import { measureList } from './foundation/list.ts';
import { measureStart } from './foundation/start.ts';
import { measureWebShell } from './foundation/web-shell.ts';

export const foundation: Benchmark = {
  name: 'foundation',
  summary: 'what NEXUS costs before it has work: start, memory, the list, the page, the image',
  async measure(options) {
    return [
      ...(await measureStart(options)),
      ...(await measureIdle(options)),
      ...(await measureList(options)),
      measureWebShell(),
      ...(await measureFirstPage()),
      await measureEventToScreen(options),
      await measureImage(options),
    ];
  },
};
