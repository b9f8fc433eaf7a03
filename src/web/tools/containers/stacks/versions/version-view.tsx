import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StackDetails, StackVersion } from '#contracts/containers/stack.ts';
import { stackResource } from '#contracts/containers/resource.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useMay } from '../../../../shell/session.ts';
import { Button } from '../../../../ui/button.tsx';
import { UnifiedDiff } from '../../../../ui/diff/unified-diff.tsx';
import { ErrorNote } from '../../../../ui/error-state.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { Loading } from '../../../../ui/loading.tsx';
import { ShortId } from '../../../../ui/short-id.tsx';
import { Fact, Facts, Section } from '../../../../ui/facts.tsx';
import { containersApi } from '../../live.ts';
import { RollbackPlan } from './rollback-plan.tsx';
import { shortPath } from '../short-path.ts';
import { stackPlanText } from '../plan/stack-plan-text.ts';
import type { StackId } from '../stack-queries.ts';
import { stackVersionsText } from './stack-versions-text.ts';

interface VersionViewProps {
  id: StackId;
  stack: StackDetails;
  version: StackVersion;
  hasUnsaved: boolean;
}

/** One version: how it differs from now, what ran of it, and the way back to it. */
export function VersionView({ id, stack, version, hasUnsaved }: VersionViewProps) {
  const text = useText(stackVersionsText);
  const format = useFormat();
  const may = useMay();
  const [isPlanning, setIsPlanning] = useState(false);
  const resource = stackResource(stack.host, stack.name);
  const mayGoBack = may('containers:edit', resource) && may('containers:operate', resource);
  return (
    <section aria-label={format.exactTime(version.atMs)} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-md font-semibold">{format.exactTime(version.atMs)}</h2>
        {mayGoBack && !isPlanning && (
          <Button disabled={hasUnsaved} onClick={() => setIsPlanning(true)}>
            {text('planBack')}
          </Button>
        )}
      </header>
      {mayGoBack && hasUnsaved && <p className="text-degraded">{text('unsaved')}</p>}
      {isPlanning && (
        <RollbackPlan id={id} stack={stack} version={version} onClose={() => setIsPlanning(false)} />
      )}
      <Difference id={id} stack={stack} version={version} />
      <Images version={version} />
    </section>
  );
}

function Difference({ id, stack, version }: Omit<VersionViewProps, 'hasUnsaved'>) {
  const text = useText(stackVersionsText);
  const words = useText(stackPlanText);
  const hashes = stack.files.map(({ hash }) => hash).join();
  const query = useQuery({
    queryKey: ['containers', 'stack-compare', id.host, id.stack, version.id, hashes],
    queryFn: ({ signal }) =>
      containersApi.compareStackVersions(
        { params: { host: id.host, stack: id.stack }, query: { from: version.id } },
        { signal },
      ),
  });
  const changed = query.data?.filter(({ diff }) => diff !== '');
  return (
    <Section title={text('difference')}>
      {query.error && <ErrorNote error={query.error} />}
      {query.isPending && <Loading rows={3} />}
      {changed?.length === 0 && <p className="text-muted">{text('same')}</p>}
      {changed?.map(({ path, diff, isMasked }) => (
        <UnifiedDiff
          key={path}
          label={shortPath(path, stack.workingDirectory)}
          diff={diff}
          note={isMasked && <span>{words('valuesHidden')}</span>}
        />
      ))}
    </Section>
  );
}

function Images({ version: { images } }: { version: StackVersion }) {
  const text = useText(stackVersionsText);
  return (
    <Section title={text('images')}>
      {images.length === 0 && <p className="text-muted">{text('noImages')}</p>}
      <Facts>
        {images.map(({ service, reference, imageId, digest }) => (
          <Fact key={service} label={service} mono>
            {reference} <ShortId id={imageId} label={reference} />
            <span className="block text-muted wrap-anywhere">{digest ?? text('builtHere')}</span>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
