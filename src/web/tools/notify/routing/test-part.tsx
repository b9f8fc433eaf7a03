import { useQuery } from '@tanstack/react-query';
import type { Labels } from '#contracts/notify/matcher.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ErrorNote } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useWhyQuiet } from '../alerts/use-why-quiet.ts';
import { notifyApi } from '../live.ts';
import type { PartProps } from './routing-part.ts';
import { TestForm, useTestForm } from './test-form.tsx';
import { testText } from './test-text.ts';
import { useSettled } from './use-routing-check.ts';
import { WayOutcomes } from './way-outcomes.tsx';
import { WaySteps } from './way-steps.tsx';

/** Which way an alert takes, who hears of it, when, and what keeps it quiet. */
export function TestPart(props: PartProps) {
  const text = useText(testText);
  const { editor, destinations } = props;
  const form = useTestForm();
  const why = useWhyQuiet();
  const besides = form.alert ? why({ ...form.alert, suppressedBy: [] }) : '';
  const query = useTrace(props, form.labels, form.atMs);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 py-3 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-4">
        <p className="text-muted">
          {text('help')} {editor.isDirty && text('withDraft')}
        </p>
        <TestForm form={form} />
      </div>
      <div aria-live="polite">
        {form.labels === null ? (
          <p className="text-muted">{text('writeLabels')}</p>
        ) : query.error ? (
          <ErrorNote error={query.error} />
        ) : query.data ? (
          <>
            <Heading words={text('outcome')} />
            <WayOutcomes root={editor.config.route} outcomes={query.data.outcomes} atMs={form.atMs} />
            {besides !== '' && <p className="text-muted">{text('alsoNow', { text: besides })}</p>}
            <Heading words={text('way')} />
            <WaySteps config={editor.config} destinations={destinations} steps={query.data.steps} />
          </>
        ) : (
          <Loading rows={6} />
        )}
      </div>
    </div>
  );
}

function Heading({ words }: { words: string }) {
  return <h2 className="py-2 text-sm font-medium text-muted">{words}</h2>;
}

function useTrace({ editor, check }: PartProps, labels: Labels | null, atMs: number | null) {
  const { config, isDirty, saved } = editor;
  const asked = useSettled(labels === null ? null : JSON.stringify({ labels, atMs }), 250);
  const isUsable = !isDirty || (check.problems.length === 0 && !check.isPending);
  return useQuery({
    enabled: asked !== null && labels !== null && isUsable,
    queryKey: ['notify', 'routing-test', asked, isDirty ? JSON.stringify(config) : saved.version],
    queryFn: ({ signal }) =>
      notifyApi.testRouting(
        {
          body: {
            labels: labels ?? {},
            ...(isDirty && { config }),
            ...(atMs !== null && { atMs }),
          },
        },
        { signal },
      ),
    placeholderData: (before) => before,
    staleTime: 0,
  });
}
