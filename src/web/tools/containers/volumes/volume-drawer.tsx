import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import type { VolumeSummary } from '#contracts/containers/volumes.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Bytes } from '../../../ui/amount.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { FileBrowser } from '../files/file-browser.tsx';
import { volumeFiles } from '../files/file-source.ts';
import { DetailDrawer } from '../resources/detail-drawer.tsx';
import { LabelFacts } from '../resources/label-facts.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { useVolumeEntries } from './use-volume-entries.tsx';
import { useVolumes, volumeName } from './volumes-queries.ts';
import { volumesText } from './volumes-text.ts';

type Tab = 'about' | 'files';

export function VolumeDrawer() {
  const { host = '', volume: name = '' }: { host?: string; volume?: string } = useParams({ strict: false });
  const { tab = 'about', ...search }: { q?: string; tab?: Tab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const text = useText(volumesText);
  const may = useMay();
  const query = useVolumes();
  const volume = query.data?.volumes.find((one) => one.host === host && one.name === name);
  const selectTab = (next: Tab) =>
    void navigate({ to: '.', search: { ...search, tab: next }, replace: true });
  return (
    <DetailDrawer
      title={volumeName({ name })}
      subtitle={volume && volume.sizeBytes !== null && <Bytes value={volume.sizeBytes} />}
      actions={volume && <Actions volume={volume} />}
      onClose={() => void navigate({ to: '/containers/volumes', search })}
      query={query}
      isGone={query.data !== undefined && !volume}
    >
      {volume && (
        <Tabs<Tab>
          label={text('tabs')}
          value={may('containers:read-files', volume) ? tab : 'about'}
          onChange={selectTab}
          tabs={[
            { id: 'about', label: text('about'), content: <About volume={volume} /> },
            ...(may('containers:read-files', volume)
              ? [{ id: 'files' as const, label: text('files'), content: <Files volume={volume} /> }]
              : []),
          ]}
        />
      )}
    </DetailDrawer>
  );
}

function Files({ volume }: { volume: VolumeSummary }) {
  const may = useMay();
  return (
    <FileBrowser
      source={volumeFiles(volume.host, volume.name)}
      topName={volumeName(volume)}
      mayWrite={may('containers:write-files', volume)}
    />
  );
}

function Actions({ volume }: { volume: VolumeSummary }) {
  const text = useText(volumesText);
  const entries = useVolumeEntries()(volume);
  if (entries.length === 0) return null;
  const trigger = <IconButton label={text('volume')} icon={<MoreIcon />} variant="quiet" />;
  return <Menu label={text('volume')} items={entries} trigger={trigger} />;
}

function About({ volume }: { volume: VolumeSummary }) {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  const options = Object.entries(volume.options);
  return (
    <div className="flex flex-col p-4">
      <Users volume={volume} />
      <Section title={text('volume')}>
        <Facts>
          {volume.isAnonymous && <Fact label={text('name')}>{text('anonymous')}</Fact>}
          <Fact label="Id" mono>
            {volume.name}
          </Fact>
          {volume.stack && (
            <Fact label={common('stack')} mono>
              {volume.stack}
            </Fact>
          )}
          <Fact label={text('driver')} mono>
            {volume.driver}
          </Fact>
          <Fact label={text('mountpoint')} mono>
            {volume.mountpoint}
          </Fact>
          {volume.createdAtMs !== null && (
            <Fact label={common('created')}>
              <RelativeTime atMs={volume.createdAtMs} />
            </Fact>
          )}
        </Facts>
      </Section>
      {options.length > 0 && (
        <Section title={text('options')}>
          <Facts>
            {options.map(([name, value]) => (
              <Fact key={name} label={name} mono>
                {value}
              </Fact>
            ))}
          </Facts>
        </Section>
      )}
      <LabelFacts labels={volume.labels} />
    </div>
  );
}

function Users({ volume: { host, usedBy } }: { volume: VolumeSummary }) {
  const text = useText(volumesText);
  const common = useText(resourcesText);
  return (
    <Section title={common('used')}>
      {usedBy.length === 0 && <p className="text-muted">{common('usedByNobody')}</p>}
      <ul className="flex flex-col gap-1">
        {usedBy.map(({ id, name, running, path, readOnly }) => (
          <li key={`${id} ${path}`} className="wrap-anywhere">
            <Link to={`/containers/${encodeURIComponent(host)}/${id}`} className="font-mono text-sm">
              {running ? name : common('stopped', { name })}
            </Link>{' '}
            <span className="text-sm text-muted">
              {text(readOnly ? 'mountedReadOnly' : 'mountedAt', { path })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
