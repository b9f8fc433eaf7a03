import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import UnlinkIcon from 'lucide-react/icons/unlink';
import type { NetworkDetails, NetworkMember } from '#contracts/containers/networks.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ShortId } from '../../../ui/short-id.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { DetailDrawer } from '../resources/detail-drawer.tsx';
import { LabelFacts } from '../resources/label-facts.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { useNetworkKinds } from './network-columns.tsx';
import { networkQuestion } from './network-dialogs.tsx';
import { useNetwork } from './networks-queries.ts';
import { networksText } from './networks-text.ts';
import { useNetworkEntries } from './use-network-entries.tsx';

export function NetworkDrawer() {
  const { host = '', network = '' }: { host?: string; network?: string } = useParams({ strict: false });
  const search: { q?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useNetwork(host, network);
  const { data } = query;
  return (
    <DetailDrawer
      title={data?.name ?? network.slice(0, 12)}
      subtitle={data && <span className="font-mono">{data.driver}</span>}
      actions={data && <Actions network={data} />}
      onClose={() => void navigate({ to: '/containers/networks', search })}
      query={query}
    >
      {data && <About network={data} />}
    </DetailDrawer>
  );
}

function Actions({ network }: { network: NetworkDetails }) {
  const text = useText(networksText);
  const entries = useNetworkEntries()(network);
  if (entries.length === 0) return null;
  const trigger = <IconButton label={text('network')} icon={<MoreIcon />} variant="quiet" />;
  return <Menu label={text('network')} items={entries} trigger={trigger} />;
}

function About({ network }: { network: NetworkDetails }) {
  const text = useText(networksText);
  const common = useText(resourcesText);
  const kinds = useNetworkKinds()(network);
  return (
    <div className="flex flex-col p-4">
      {network.protection && <Banner tone="info" title={network.protection} />}
      <Members network={network} />
      <Section title={text('network')}>
        <Facts>
          {network.subnets.map(({ subnet, gateway, range }) => (
            <Fact key={subnet} label={text('subnet')} mono>
              {subnet}
              {gateway && <Extra label={text('gateway')} value={gateway} />}
              {range && <Extra label={text('range')} value={range} />}
            </Fact>
          ))}
          {kinds && <Fact label={text('kind')}>{kinds}</Fact>}
          {network.stack && (
            <Fact label={common('stack')} mono>
              {network.stack}
            </Fact>
          )}
          <Fact label={common('created')}>
            <RelativeTime atMs={network.createdAtMs} />
          </Fact>
          <Fact label="Id">
            <ShortId id={network.id} label="Id" />
          </Fact>
          {Object.entries(network.options).map(([name, value]) => (
            <Fact key={name} label={name} mono>
              {value}
            </Fact>
          ))}
        </Facts>
      </Section>
      <LabelFacts labels={network.labels} />
    </div>
  );
}

function Extra({ label, value }: { label: string; value: string }) {
  return (
    <span className="block text-muted">
      {label}: {value}
    </span>
  );
}

function Members({ network }: { network: NetworkDetails }) {
  const text = useText(networksText);
  const may = useMay();
  const mayChange = may('containers:edit', network) && network.name !== 'host' && network.name !== 'none';
  return (
    <Section title={text('connected')}>
      {network.members.length === 0 && <p className="text-muted">{text('nobody')}</p>}
      <ul className="flex flex-col">
        {network.members.map((member) => (
          <li
            key={member.id}
            className="flex items-center gap-3 border-t border-line-soft py-1.5 first:border-0"
          >
            <Member host={network.host} member={member} />
            {mayChange && (
              <IconButton
                size="sm"
                variant="quiet"
                icon={<UnlinkIcon />}
                label={text('disconnectNamed', { name: member.name })}
                onClick={() => networkQuestion.set({ ask: 'disconnect', network, member })}
              />
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div>
          <Button size="sm" onClick={() => networkQuestion.set({ ask: 'connect', network })}>
            {text('connect')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Member({ host, member }: { host: string; member: NetworkMember }) {
  const text = useText(networksText);
  const common = useText(resourcesText);
  const { id, name, running, ipv4, ipv6, aliases } = member;
  return (
    <div className="min-w-0 flex-1">
      <Link to={`/containers/${encodeURIComponent(host)}/${id}`} className="font-mono text-sm wrap-anywhere">
        {running ? name : common('stopped', { name })}
      </Link>
      <span className="block font-mono text-sm text-muted tabular wrap-anywhere">
        {[ipv4, ipv6].filter(Boolean).join(' · ') || (running ? '' : text('noAddress'))}
      </span>
      {aliases.length > 0 && (
        <span className="block text-sm text-muted wrap-anywhere">
          {text('alsoKnownAs', { names: aliases.join(', ') })}
        </span>
      )}
    </div>
  );
}
