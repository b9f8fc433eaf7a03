import DownIcon from 'lucide-react/icons/cloud-download';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.ts';
import { securityApi } from '../security-api.ts';
import { SecurityPage } from '../security-page.tsx';
import { useDoing } from '../use-doing.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { FeedList } from './feed-list.tsx';
import { rereadFeeds, useSettings } from './feed-queries.ts';
import { OneFile } from './one-file.tsx';
import { SettingsPart } from './settings-part.tsx';
import { sourcesText } from './sources-text.ts';

/** Whom NEXUS believes, how old that is, and how it comes here. */
export function SourcesPage() {
  const text = useText(sourcesText);
  const may = useMaySecurity();
  return (
    <SecurityPage section="sources" actions={may('security:operate', 'everywhere') && <FetchNow />}>
      <p className="max-w-prose text-muted">{text('intro')}</p>
      <FeedList />
      <div className="grid items-start gap-3 lg:grid-cols-2">
        <OneFile />
        <SettingsPart />
      </div>
    </SecurityPage>
  );
}

function FetchNow() {
  const text = useText(sourcesText);
  const { busy, doing } = useDoing();
  const settings = useSettings();
  const fetchNow = () =>
    doing(async () => {
      const { parts } = await securityApi.fetchFeeds({});
      showToast({ kind: 'info', title: text('fetching', { count: parts }) });
      await rereadFeeds();
    });
  return (
    <Button
      icon={<DownIcon />}
      busy={busy}
      disabled={settings.data?.isFetchingOn === false}
      onClick={() => void fetchNow()}
    >
      {text('fetchNow')}
    </Button>
  );
}
