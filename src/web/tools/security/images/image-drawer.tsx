import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import MoreIcon from 'lucide-react/icons/ellipsis-vertical';
import type { ScannedImage, ScannedImageDetails } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { openCount } from '../ranks/ranks.ts';
import { securityText } from '../security-text.ts';
import { BomTab } from './bom-tab.tsx';
import { FindingsTab } from './findings-tab.tsx';
import { imageDrawerText } from './image-drawer-text.ts';
import { ImageHeadline } from './image-headline.tsx';
import { imageName } from './image-rows.ts';
import { ImageDetailSearch, type ImageTab, imageTabs } from './image-search.ts';
import { KnowledgeBadge } from './knowledge-badge.tsx';
import { LayersTab } from './layers-tab.tsx';
import { NotKnownTab } from './not-known-tab.tsx';
import { PackagesTab } from './packages-tab.tsx';
import { useImage } from './use-image.ts';
import { useImageAddress } from './use-image-address.ts';
import { useImageEntries } from './use-image-entries.tsx';

/** One image over the list; its tabs are the questions people ask. */
export function ImageDrawer() {
  const { host = '', image: id = '' }: { host?: string; image?: string } = useParams({ strict: false });
  const words = useText(securityText);
  const text = useText(imageDrawerText);
  const { close } = useImageAddress();
  const { query, row, details, isLoaded } = useImage(host, id);
  const shown: ScannedImage | undefined = row ?? details;
  const isGone =
    isNotFound(query.error) || (isLoaded && !row && !details && !query.isPending && !query.error);
  return (
    <Drawer
      open
      onClose={close}
      title={shown ? imageName(shown) : id.slice(0, 19)}
      subtitle={shown && <ImageHeadline image={shown} />}
      badge={shown && !isGone && <KnowledgeBadge state={shown.knowledge.state} />}
      actions={shown && !isGone && <Actions image={shown} />}
    >
      <div data-tool="security" className="flex min-h-0 flex-1 flex-col">
        {isGone ? (
          <EmptyState title={text('gone')}>{text('goneHint')}</EmptyState>
        ) : details ? (
          <ImageTabs image={details} />
        ) : query.error ? (
          <ErrorState
            title={words('couldNotRead')}
            {...explain(query.error, words('couldNotRead'))}
            retrying={query.isFetching}
            onRetry={() => void query.refetch()}
          />
        ) : (
          <div className="p-4">
            <Loading rows={8} />
          </div>
        )}
      </div>
    </Drawer>
  );
}

function Actions({ image }: { image: ScannedImage }) {
  const words = useText(securityText);
  return (
    <Menu
      label={words('actions')}
      items={useImageEntries()(image)}
      trigger={<IconButton label={words('actions')} icon={<MoreIcon />} variant="quiet" />}
    />
  );
}

function ImageTabs({ image }: { image: ScannedImageDetails }) {
  const text = useText(imageDrawerText);
  const { tab = 'findings' } = ImageDetailSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: ImageTab) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, tab: next }), replace: true });
  const contents = {
    findings: <FindingsTab image={image} />,
    packages: <PackagesTab host={image.host} id={image.id} />,
    layers: <LayersTab image={image} />,
    'not-known': <NotKnownTab image={image} />,
    bom: <BomTab image={image} />,
  };
  const counts: Partial<Record<ImageTab, number>> = {
    findings: openCount(image.counts),
    ...(image.packages !== null && { packages: image.packages }),
    'not-known': image.problems.length + image.unmatched.length,
  };
  return (
    <Tabs<ImageTab>
      label={text('tabs')}
      value={tab}
      onChange={change}
      tabs={imageTabs.map((id) => ({
        id,
        label: text(id),
        content: contents[id],
        ...(counts[id] && { count: counts[id] }),
      }))}
    />
  );
}
