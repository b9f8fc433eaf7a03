import type { labEndpoints } from '#contracts/security/lab.ts';
import { createMetrics } from '#kernel/http/metrics.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { readDays } from '../days/day-store.ts';
import { dayMs } from '../days/keep-days.ts';
import { shownImage } from '../images/shown-image.ts';
import type { LabParts } from './lab-parts.ts';
import { writeLabMetrics } from './lab-metrics.ts';
import { labMoments } from './lab-moments.ts';
import { LabEars } from './lab-news.ts';
import { viewFor } from './lab-view.ts';
import { liveLab } from './live-lab.ts';
import { seenLab, seesEverything } from './seen-lab.ts';
import { sharedView } from './shared-view.ts';
import { openWeek } from './week.ts';

/** Everything is told only of the images that the caller may see. */
export function labHandlers(parts: LabParts): HandlersFor<typeof labEndpoints> {
  const { kernel, reading } = parts;
  const week = openWeek(kernel);
  const ears = new LabEars(parts);
  ears.listen(({ judged }) => judged && week.forget());
  const shared = sharedView({ parts, week }, ears);
  const viewOf = (caller: Parameters<typeof viewFor>[0]) =>
    seesEverything(caller) ? shared : viewFor(caller, { parts, week });
  return {
    overview: async (_input, { caller }) => (await viewOf(caller).overview()).overview,
    days({ query }) {
      const nowMs = kernel.clock.now();
      return readDays(kernel.database, nowMs - (nowMs % dayMs) - (query.days - 1) * dayMs);
    },
    moments: ({ query }, { caller }) => labMoments(parts, seenLab(reading, caller), query),
    liveSecurity: (_input, { caller, signal }) => liveLab({ parts, ears }, viewOf(caller), signal),
    async securityMetrics(_input, { caller }) {
      const metrics = createMetrics();
      const images = seenLab(reading, caller).images.map((image) => shownImage(parts, image));
      const { overview } = await viewOf(caller).overview();
      writeLabMetrics(metrics, images, overview);
      return {
        status: 200,
        headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
        body: metrics.text(),
      };
    },
  };
}
