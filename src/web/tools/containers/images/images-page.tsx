import BroomIcon from 'lucide-react/icons/brush-cleaning';
import DownloadIcon from 'lucide-react/icons/download';
import type { ImageSummary } from '#contracts/containers/images.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../shell/session.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Menu } from '../../../ui/menu.tsx';
import { SummaryLine } from '../../../ui/summary-line.tsx';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { useLive } from '../live.ts';
import { MissingHosts } from '../resources/missing-hosts.tsx';
import { ResourcePage } from '../resources/resource-page.tsx';
import { resourcesText } from '../resources/resources-text.ts';
import { useResourceTable } from '../resources/use-resource-table.ts';
import { useImageColumns } from './image-columns.tsx';
import { imageQuestion } from './image-dialogs.ts';
import { ImageQuestionDialog } from './image-question.tsx';
import { imageName, useImages } from './images-queries.ts';
import { imagesText } from './images-text.ts';
import { useImageEntries } from './use-image-entries.tsx';

export function ImagesPage() {
  const text = useText(imagesText);
  const may = useMay();
  const query = useImages();
  return (
    <ResourcePage
      section="images"
      title={text('images')}
      actions={
        <>
          {may('containers:remove', 'somewhere') && <CleanUp />}
          {may('containers:update', 'somewhere') && <PullButton />}
        </>
      }
    >
      {query.data && (
        <>
          <MissingHosts missing={query.data.missing} />
          <Summary images={query.data.images} />
        </>
      )}
      <ImageTable query={query} />
      <ImageQuestionDialog />
    </ResourcePage>
  );
}

function PullButton() {
  const text = useText(imagesText);
  return (
    <Button
      variant="primary"
      icon={<DownloadIcon />}
      onClick={() => imageQuestion.set({ ask: 'pull', reference: '', host: null })}
    >
      {text('pull')}
    </Button>
  );
}

/** For each host apart: what is named in the question is on one of them. */
function CleanUp() {
  const text = useText(imagesText);
  const common = useText(resourcesText);
  const { hosts } = useLive();
  const ask = (host: string, which: 'unused' | 'dangling') => () =>
    imageQuestion.set({ ask: 'remove', host, which });
  return (
    <Menu
      label={common('cleanUp')}
      trigger={<Button icon={<BroomIcon />}>{common('cleanUp')}</Button>}
      items={hosts.flatMap(({ id, name }) => [
        ...(hosts.length > 1 ? [{ heading: name }] : []),
        { label: text('cleanUnused'), onSelect: ask(id, 'unused') },
        { label: text('cleanDangling'), onSelect: ask(id, 'dangling') },
      ])}
    />
  );
}

function Summary({ images }: { images: readonly ImageSummary[] }) {
  const text = useText(imagesText);
  const format = useFormat();
  const unused = images.filter(({ usedBy }) => usedBy.length === 0).length;
  const dangling = images.filter(({ tags }) => tags.length === 0).length;
  if (images.length === 0) return null;
  return (
    <SummaryLine
      label={text('images')}
      items={[
        { text: text('summary', { count: images.length }) },
        ...(unused > 0 ? [{ text: text('summaryUnused', { count: unused }), tone: 'idle' as const }] : []),
        ...(dangling > 0
          ? [{ text: text('summaryDangling', { count: dangling }), tone: 'degraded' as const }]
          : []),
        {
          text: `${text('size')}: ${format.bytes(images.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))}`,
        },
      ]}
    />
  );
}

function ImageTable({ query }: { query: ReturnType<typeof useImages> }) {
  const text = useText(imagesText);
  const entries = useImageEntries();
  const rows = query.data?.images ?? [];
  const columns = useImageColumns(new Set(rows.map(({ host }) => host)).size > 1);
  const table = useResourceTable<ImageSummary>({
    query,
    kind: 'image',
    idOf: ({ id }) => id,
    askRemoval: (host, which) => imageQuestion.set({ ask: 'remove', host, which }),
  });
  return (
    <DataTable<ImageSummary>
      {...table}
      tableId="images"
      label={text('images')}
      rows={rows}
      rowName={imageName}
      columns={columns}
      rowActions={entries}
      version={({ tags, usedBy }) => tags.join() + usedBy.length}
      empty={<EmptyState title={text('emptyTitle')}>{text('emptyHint')}</EmptyState>}
    />
  );
}
