import DownloadIcon from 'lucide-react/icons/download';
import { endpointUrl } from '#contracts/client.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { flawFilter, type FlawSearch } from './flaw-search.ts';
import { nowText } from './now-text.ts';
import { useFlawAddress } from './use-flaw-address.ts';

const formats = ['sarif', 'csv', 'json'] as const;
const labels = { sarif: 'exportSarif', csv: 'exportCsv', json: 'exportJson' } as const;
const hints = { sarif: 'sarifHint', csv: 'csvHint', json: 'jsonHint' } as const;

/** All that the filters leave, not only this page of it. */
export function exportUrl(search: FlawSearch, format: (typeof formats)[number]): string {
  return `/api/security${endpointUrl('/flaws/export', { query: { ...flawFilter(search), format } })}`;
}

export function ExportMenu() {
  const text = useText(nowText);
  const { search } = useFlawAddress();
  return (
    <Menu
      label={text('export')}
      trigger={<Button icon={<DownloadIcon />}>{text('export')}</Button>}
      items={formats.map((format) => ({
        label: text(labels[format]),
        hint: text(hints[format]),
        href: exportUrl(search, format),
      }))}
    />
  );
}
