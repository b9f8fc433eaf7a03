import { useState } from 'react';
import type { ImageDifference } from '#contracts/security/difference.ts';
import type { Finding } from '#contracts/security/finding.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { DiffList } from '../../../ui/diff/diff-list.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { shortReference } from '../now/flaw-places.ts';
import { RankMark } from '../ranks/rank-mark.tsx';
import { SeverityWord } from '../ranks/severity-word.tsx';
import { securityText } from '../security-text.ts';
import { findingKey } from '../images/finding-rows.ts';
import { ProblemList } from '../images/problem-list.tsx';
import { compareText } from './compare-text.ts';
import { packageChanges } from './package-changes.ts';

const tabs = ['repaired', 'added', 'packages'] as const;
const mostChanges = 200;

/** The answer in a line, and what it consists of below. */
export function CompareResult({ result }: { result: ImageDifference }) {
  const text = useText(compareText);
  const [tab, setTab] = useState<(typeof tabs)[number]>(
    result.repaired.length > 0 || result.added.length === 0 ? 'repaired' : 'added',
  );
  const changes = packageChanges(result);
  const contents = {
    repaired: <Findings findings={result.repaired} none={text('noneRepaired')} />,
    added: <Findings findings={result.added} none={text('noneAdded')} />,
    packages: <Packages changes={changes} />,
  };
  const counts = { repaired: result.repaired.length, added: result.added.length, packages: changes.length };
  return (
    <section className="flex flex-col gap-3">
      <Answer result={result} />
      {result.problems !== undefined && result.problems.length > 0 && (
        <div className="flex flex-col gap-2">
          <p className="text-degraded">{text('unread')}</p>
          <ProblemList problems={result.problems} />
        </div>
      )}
      <Tabs
        label={text('results')}
        value={tab}
        onChange={setTab}
        tabs={tabs.map((id) => ({
          id,
          label: text(id),
          count: counts[id],
          content: <div className="pt-3">{contents[id]}</div>,
        }))}
      />
    </section>
  );
}

function Answer({ result: { from, to, repaired, added, kept } }: { result: ImageDifference }) {
  const text = useText(compareText);
  return (
    <output className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 font-mono text-sm">
        <span className="wrap-anywhere text-muted">{shortReference(from)}</span>
        <span aria-hidden>→</span>
        <span className="font-medium wrap-anywhere">{shortReference(to)}</span>
      </p>
      <p className="flex flex-wrap gap-x-4 text-lg font-semibold">
        <span className={repaired.length > 0 ? 'text-up' : 'text-muted'}>
          {text('repairs', { count: repaired.length })}
        </span>
        <span className={added.length > 0 ? 'text-down' : 'text-muted'}>
          {text('adds', { count: added.length })}
        </span>
        <span className="font-normal text-muted">{text('keeps', { count: kept })}</span>
      </p>
    </output>
  );
}

function Findings({ findings, none }: { findings: readonly Finding[]; none: string }) {
  const text = useText(compareText);
  if (findings.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ul className="divide-y divide-line-soft rounded-md border border-line">
      {findings
        .toSorted((a, b) => b.score - a.score)
        .map((finding) => (
          <li
            key={findingKey(finding)}
            className={cx(
              'grid grid-cols-[0.75rem_1fr] items-baseline gap-x-2.5 px-2.5 py-1.5',
              '[contain-intrinsic-size:auto_2rem] [content-visibility:auto]',
            )}
          >
            <RankMark rank={finding.rank} className="self-center" />
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
              <span className="font-mono text-sm font-medium wrap-anywhere">{finding.flaw}</span>
              <SeverityWord severity={finding.severity} className="text-sm" />
              <span className="font-mono text-sm wrap-anywhere text-muted">
                {finding.package} {finding.version}
              </span>
              {finding.accepted !== null && <span className="text-sm text-muted">{text('accepted')}</span>}
              <span className="min-w-0 wrap-anywhere text-muted">{finding.title}</span>
            </span>
          </li>
        ))}
    </ul>
  );
}

function Packages({ changes }: { changes: ReturnType<typeof packageChanges> }) {
  const text = useText(compareText);
  const words = useText(securityText);
  const more = changes.length - mostChanges;
  return (
    <div className="flex flex-col gap-2">
      <DiffList
        label={text('packages')}
        changes={changes.slice(0, mostChanges)}
        empty={text('samePackages')}
      />
      {more > 0 && <p className="text-muted">{words('andMore', { count: more })}</p>}
    </div>
  );
}
