import { useMemo, useState } from 'react';
import type { Finding } from '#contracts/security/finding.ts';
import type { ScannedImageDetails } from '#contracts/security/image.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { DataTable } from '../../../ui/table/data-table.tsx';
import { askAccept, emptyScope } from '../acceptances/accept-target.ts';
import { imageLine } from '../acceptances/image-line.ts';
import type { FlawState } from '../now/flaw-search.ts';
import { flawStates } from '../now/flaw-search.ts';
import { nowText } from '../now/now-text.ts';
import { securityText } from '../security-text.ts';
import { useMaySecurity } from '../use-may-security.ts';
import { useOpenFlaw } from '../use-open-flaw.ts';
import { findingKey, findingsOf } from './finding-rows.ts';
import { useFindingColumns } from './finding-columns.tsx';
import { imageDrawerText } from './image-drawer-text.ts';

const labels = { open: 'stateOpen', accepted: 'stateAccepted', hidden: 'stateHidden' } as const;

export function FindingsTab({ image }: { image: ScannedImageDetails }) {
  const text = useText(nowText);
  const words = useText(securityText);
  const format = useFormat();
  const [state, setState] = useState<FlawState>('open');
  const rows = useMemo(() => findingsOf(image.findings, state), [image.findings, state]);
  const openFlaw = useOpenFlaw();
  const mayAccept = useMaySecurity()('security:accept', 'everywhere');
  const reference = image.references[0];
  const accept = ({ flaw, package: name }: Finding) =>
    askAccept({ ...emptyScope, flaw, package: name, ...(reference && { image: imageLine(reference) }) });
  return (
    <DataTable<Finding>
      tableId="security-findings"
      label={words('flaws')}
      rows={rows}
      rowKey={findingKey}
      rowName={({ flaw }) => flaw}
      columns={useFindingColumns()}
      onOpen={({ flaw }) => openFlaw(flaw)}
      {...(mayAccept && {
        rowActions: (row: Finding) => [{ label: words('accept'), onSelect: () => accept(row) }],
        rowShortcuts: [{ key: 'a', label: words('accept'), run: accept }],
      })}
      toolbar={flawStates.map((each) => {
        const count = findingsOf(image.findings, each).length;
        return (
          (each === 'open' || count > 0) && (
            <Button
              key={each}
              size="sm"
              variant={each === state ? 'default' : 'quiet'}
              aria-pressed={each === state}
              onClick={() => setState(each)}
            >
              {text(labels[each])} <span className="tabular text-muted">{format.count(count)}</span>
            </Button>
          )
        );
      })}
      empty={<NoFindings image={image} state={state} />}
    />
  );
}

function NoFindings({ image: { knowledge }, state }: { image: ScannedImageDetails; state: FlawState }) {
  const text = useText(imageDrawerText);
  if (state === 'accepted') return <EmptyState title={text('noneAccepted')} />;
  if (state === 'hidden') return <EmptyState title={text('noneHidden')} />;
  if (knowledge.state === 'known' && knowledge.unmatched === 0)
    return <EmptyState title={text('noneOpen')} />;
  if (knowledge.readAtMs === null) return <EmptyState title={text('nothingYet')} />;
  return <EmptyState title={text('noneOpenUnsure')}>{text('noneOpenUnsureHint')}</EmptyState>;
}
