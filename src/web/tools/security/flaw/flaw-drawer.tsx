import { useParams } from '@tanstack/react-router';
import type { FlawDetails } from '#contracts/security/flaw.ts';
import { useText } from '../../../i18n/use-text.ts';
import { explain, isNotFound } from '../../../shell/api.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Drawer } from '../../../ui/drawer.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { askAccept, emptyScope } from '../acceptances/accept-target.ts';
import { useFlawAddress } from '../now/use-flaw-address.ts';
import { RankBadge } from '../ranks/rank-badge.tsx';
import { SeverityWord } from '../ranks/severity-word.tsx';
import { securityText } from '../security-text.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { Description } from './description.tsx';
import { FlawFacts } from './flaw-facts.tsx';
import { flawText } from './flaw-text.ts';
import { History } from './history.tsx';
import { References } from './references.tsx';
import { useFlaw } from './use-flaw.ts';
import { WhatToDo } from './what-to-do.tsx';
import { WhereItIs } from './where-it-is.tsx';
import { WhoSaysWhat } from './who-says-what.tsx';
import { WhyHere } from './why-here.tsx';

/** One flaw explained, over the list. */
export function FlawDrawer() {
  const { flaw: id = '' }: { flaw?: string } = useParams({ strict: false });
  const words = useText(securityText);
  const text = useText(flawText);
  const { close } = useFlawAddress();
  const query = useFlaw(id);
  const flaw = query.data;
  return (
    <Drawer
      open
      onClose={() => close(id)}
      title={id}
      subtitle={flaw?.title}
      badge={flaw && <Badges flaw={flaw} />}
      actions={<Actions id={id} isThere={flaw !== undefined} />}
    >
      <div data-tool="security" className="flex min-h-0 flex-1 flex-col">
        {flaw ? (
          <Explained flaw={flaw} />
        ) : isNotFound(query.error) ? (
          <EmptyState title={text('gone')}>{text('goneHint')}</EmptyState>
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

function Badges({ flaw }: { flaw: FlawDetails }) {
  return (
    <>
      <RankBadge rank={flaw.rank} />
      <SeverityWord severity={flaw.severity} />
    </>
  );
}

function Actions({ id, isThere }: { id: string; isThere: boolean }) {
  const words = useText(securityText);
  const mayAccept = useMaySecurity()('security:accept', 'everywhere');
  return (
    <>
      {isThere && mayAccept && (
        <Button size="sm" onClick={() => askAccept({ ...emptyScope, flaw: id })}>
          {words('accept')}
        </Button>
      )}
      <CopyButton text={id} label={id} />
    </>
  );
}

function Explained({ flaw }: { flaw: FlawDetails }) {
  return (
    <div className="flex flex-col px-4 pb-6">
      <WhatToDo flaw={flaw} />
      <WhyHere flaw={flaw} />
      <WhereItIs flaw={flaw} />
      <Description flaw={flaw} />
      <WhoSaysWhat flaw={flaw} />
      <FlawFacts flaw={flaw} />
      <History flaw={flaw} />
      <References references={flaw.references} />
    </div>
  );
}
