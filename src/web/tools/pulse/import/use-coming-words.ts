import { useText } from '../../../i18n/use-text.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { Coming } from './count-items.ts';
import { importText } from './import-text.ts';

/** "17 monitors, one maintenance window, 3 tags and their earlier checks". */
export function useComingWords(): (coming: Coming) => string {
  const text = useText(importText);
  const list = new Intl.ListFormat(useFormat().locale);
  return ({ monitors, windows, tags, hasHistory }) =>
    list.format([
      ...(monitors > 0 ? [text('countMonitors', { count: monitors })] : []),
      ...(windows > 0 ? [text('countWindows', { count: windows })] : []),
      ...(tags > 0 ? [text('countTags', { count: tags })] : []),
      ...(hasHistory ? [text('countHistory')] : []),
    ]);
}
