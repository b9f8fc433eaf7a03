import { useText } from '../../../i18n/use-text.ts';
import { Select } from '../../../ui/select.tsx';
import { useLive } from '../live.ts';
import { resourcesText } from './resources-text.ts';

/** On which host; not asked where there is only one. */
export function HostField({ value, onChange }: { value: string; onChange: (host: string) => void }) {
  const text = useText(resourcesText);
  const { hosts } = useLive();
  if (hosts.length < 2) return null;
  const options = hosts.map(({ id, name }) => ({ value: id, label: name }));
  return <Select label={text('host')} value={value} onChange={onChange} options={options} />;
}

/** The host that a form begins with. */
export function useFirstHost(): string {
  return useLive().hosts[0]?.id ?? '';
}
