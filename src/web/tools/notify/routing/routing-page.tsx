import { useNavigate, useSearch } from '@tanstack/react-router';
import type { z } from 'zod';
import type { routingEndpoints } from '#contracts/notify/routing.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain } from '../../../shell/api.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { NotifyPage } from '../notify-page.tsx';
import { notifyText } from '../notify-text.ts';
import { DefaultNote } from './default-note.tsx';
import { NoisePart } from './noise-part.tsx';
import { QuietPart } from './quiet-part.tsx';
import { ReceiversPart } from './receivers-part.tsx';
import { RoutesPart } from './routes-part.tsx';
import { useRoutingEditor, useRoutingQuery } from './routing-draft.ts';
import type { PartProps } from './routing-part.ts';
import type { RoutingSearch } from './routing-search.ts';
import { routingText } from './routing-text.ts';
import { SaveBar } from './save-bar.tsx';
import { TestPart } from './test-part.tsx';
import { TimesPart } from './times-part.tsx';
import { useDestinations } from './use-destinations.ts';
import { useRoutingCheck } from './use-routing-check.ts';
import { YamlPart } from './yaml-part.tsx';

/** Who hears of what. */
export function RoutingPage() {
  const words = useText(notifyText);
  const query = useRoutingQuery();
  // Without the channels, nothing could be said of who hears.
  const channels = useDestinations();
  const error = query.error ?? channels.error;
  const retry = () => {
    void query.refetch();
    void channels.refetch();
  };
  return (
    <NotifyPage section="routing">
      {query.data && channels.data ? (
        <Routing saved={query.data} destinations={channels.data} />
      ) : error ? (
        <ErrorState
          title={words('couldNotRead')}
          {...explain(error, words('couldNotRead'))}
          onRetry={retry}
        />
      ) : (
        <Loading rows={8} />
      )}
    </NotifyPage>
  );
}

type Saved = z.infer<(typeof routingEndpoints)['routing']['result']>;

function Routing({ saved, destinations }: Pick<PartProps, 'destinations'> & { saved: Saved }) {
  const text = useText(routingText);
  const editor = useRoutingEditor(saved);
  const check = useRoutingCheck(editor.config);
  const search: RoutingSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { config } = editor;
  const props: PartProps = { editor, check, destinations };
  return (
    <>
      <SaveBar editor={editor} check={check} savedYaml={saved.yaml} />
      {saved.isDefault && !editor.isDirty && <DefaultNote {...props} />}
      <Tabs
        label={text('parts')}
        value={search.view ?? 'routes'}
        onChange={(view) =>
          void navigate({
            to: '/notify/routing',
            search: { ...search, view: view === 'routes' ? undefined : view },
          })
        }
        tabs={[
          { id: 'routes', label: text('routes'), content: <RoutesPart {...props} /> },
          { id: 'test', label: text('test'), content: <TestPart {...props} /> },
          {
            id: 'receivers',
            label: text('receivers'),
            count: config.receivers.length,
            content: <ReceiversPart {...props} />,
          },
          {
            id: 'times',
            label: text('times'),
            count: config.timeIntervals.length,
            content: <TimesPart {...props} />,
          },
          {
            id: 'quiet',
            label: text('quiet'),
            count: config.inhibitRules.length + config.dependencies.length,
            content: <QuietPart {...props} />,
          },
          {
            id: 'noise',
            label: text('noise'),
            count: config.noiseRules.length,
            content: <NoisePart {...props} />,
          },
          { id: 'yaml', label: text('yaml'), content: <YamlPart {...props} /> },
        ]}
      />
    </>
  );
}
