import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { resourcesText } from './resources-text.ts';

/** Hosts whose part of the list is not there, each with the reason. */
export function MissingHosts({ missing }: { missing: readonly { host: string; reason: string }[] }) {
  const text = useText(resourcesText);
  return missing.map(({ host, reason }) => (
    <Banner key={host} tone="warning" title={text('missing', { host })}>
      {reason}
    </Banner>
  ));
}
