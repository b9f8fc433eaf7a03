import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import type { ImageDetails } from '#contracts/containers/images.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bytes } from '../../../ui/amount.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ShortId } from '../../../ui/short-id.tsx';
import { Fact, Facts, Section } from '../../../ui/facts.tsx';
import { DetailDrawer } from '../resources/detail-drawer.tsx';
import { LabelFacts } from '../resources/label-facts.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { UsersOf } from '../resources/users-of.tsx';
import { imageName, useImage } from './images-queries.ts';
import { imagesText } from './images-text.ts';
import { useImageEntries } from './use-image-entries.tsx';

export function ImageDrawer() {
  const { host = '', image = '' }: { host?: string; image?: string } = useParams({ strict: false });
  const search: { q?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useImage(host, image);
  const { data } = query;
  return (
    <DetailDrawer
      title={data ? imageName(data) : image.replace('sha256:', '').slice(0, 12)}
      subtitle={data && <Bytes value={data.sizeBytes} />}
      actions={data && <Actions image={data} />}
      onClose={() => void navigate({ to: '/containers/images', search })}
      query={query}
    >
      {data && <About image={data} />}
    </DetailDrawer>
  );
}

function Actions({ image }: { image: ImageDetails }) {
  const text = useText(imagesText);
  const entries = useImageEntries()(image);
  if (entries.length === 0) return null;
  const trigger = <IconButton label={text('image')} icon={<MoreIcon />} variant="quiet" />;
  return <Menu label={text('image')} items={entries} trigger={trigger} />;
}

function About({ image }: { image: ImageDetails }) {
  const text = useText(imagesText);
  const common = useText(resourcesText);
  return (
    <div className="flex flex-col p-4">
      <Section title={text('image')}>
        <Facts>
          <Fact label={text('tags')} mono>
            {image.tags.length === 0
              ? text('untagged')
              : image.tags.map((tag) => <Line key={tag} text={tag} />)}
          </Fact>
          {image.isRollback && <Fact label="">{text('rollback')}</Fact>}
          <Fact label={common('used')}>
            <UsersOf host={image.host} users={image.usedBy} />
          </Fact>
          <Fact label={common('created')}>
            <RelativeTime atMs={image.createdAtMs} />
          </Fact>
          <Fact label={text('id')}>
            <ShortId id={image.id.replace('sha256:', '')} label={text('id')} />
          </Fact>
          <Fact label={text('digests')} mono>
            {image.digests.length === 0
              ? text('localOnly')
              : image.digests.map((digest) => <Line key={digest} text={digest} />)}
          </Fact>
          <Fact label={text('platformFact')}>
            {image.operatingSystem}/{image.architecture}
          </Fact>
        </Facts>
      </Section>
      <Running image={image} />
      <Layers image={image} />
      <LabelFacts labels={image.labels} />
    </div>
  );
}

function Line({ text }: { text: string }) {
  return <span className="block">{text}</span>;
}

function Running({ image }: { image: ImageDetails }) {
  const text = useText(imagesText);
  const command = [...image.entrypoint, ...image.command].join(' ');
  return (
    <Section title={text('settings')}>
      <Facts>
        {command && (
          <Fact label={text('command')} mono>
            {command}
          </Fact>
        )}
        {image.user && (
          <Fact label={text('user')} mono>
            {image.user}
          </Fact>
        )}
        {image.ports.length > 0 && (
          <Fact label={text('ports')} mono>
            {image.ports.join(', ')}
          </Fact>
        )}
        {image.volumes.length > 0 && (
          <Fact label={text('volumes')} mono>
            {image.volumes.join(', ')}
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function Layers({ image }: { image: ImageDetails }) {
  const text = useText(imagesText);
  return (
    <Section title={text('layers')}>
      <ol className="flex flex-col">
        {image.layers.map((layer, index) => (
          <li
            key={`${index} ${layer.createdBy}`}
            className="grid grid-cols-[1fr_auto] gap-3 border-t border-line-soft py-1.5 first:border-0"
          >
            <code className="line-clamp-3 min-w-0 font-mono text-sm wrap-anywhere" title={layer.createdBy}>
              {layer.createdBy}
            </code>
            <span
              className={
                layer.sizeBytes > 0 ? 'tabular whitespace-nowrap' : 'tabular whitespace-nowrap text-muted'
              }
            >
              <Bytes value={layer.sizeBytes} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
