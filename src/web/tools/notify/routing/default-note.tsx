import { useText } from '../../../i18n/use-text.ts';
import { Banner } from '../../../ui/banner.tsx';
import { PageLink } from '../../../ui/page-link.tsx';
import type { PartProps } from './routing-part.ts';
import { routingText } from './routing-text.ts';
import { channelsOf } from './use-routing-words.ts';

/** What happens while nobody has set anything, and that it is fine. */
export function DefaultNote({ editor: { saved }, destinations }: PartProps) {
  const text = useText(routingText);
  const { config } = saved;
  const names = channelsOf('default', config, destinations);
  if (names.length === 0)
    return (
      <Banner
        tone="warning"
        title={text('nobodyTitle')}
        action={<PageLink to="/notify/channels">{text('addChannel')}</PageLink>}
      >
        {text('defaultNobody')}
      </Banner>
    );
  const labels = (config.route.groupBy ?? []).join(', ');
  return (
    <Banner tone="info" title={text('defaultTitle')}>
      {text('defaultGoes', { names: names.join(', '), labels })}
    </Banner>
  );
}
