import { diffText } from '../../i18n/diff-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { cx } from '../cx.ts';

export interface FieldChange {
  /** As the file or the engine names it: `environment.TZ`, `ports.8096/tcp`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Absent or null: there is none. */
  readonly before?: string | null;
  readonly after?: string | null;
  /** The heading it stands under: a service, a section. */
  readonly group?: string;
  /** Its values are secret: that they differ is shown, what they are is not. */
  readonly masked?: boolean;
  /** What comes of it, or why: "needs a new container". */
  readonly note?: string;
}

export interface DiffListProps {
  changes: readonly FieldChange[];
  label: string;
  /** Said when there is no change. */
  empty?: string;
}

const marks = {
  added: { sign: '+', tone: 'text-up' },
  removed: { sign: '−', tone: 'text-down' },
  changed: { sign: '~', tone: 'text-degraded' },
} as const;

/** What changes, field by field: its name, what it was and what it becomes. */
export function DiffList({ changes, label, empty }: DiffListProps) {
  const text = useText(diffText);
  if (changes.length === 0) return <p className="text-muted">{empty ?? text('noDifference')}</p>;
  const groups = Map.groupBy(changes, ({ group = '' }) => group);
  return (
    <section aria-label={label} className="flex flex-col gap-3">
      {[...groups].map(([group, entries]) => (
        <div key={group} className="flex flex-col">
          {group && <h4 className="pb-1 text-sm font-medium wrap-anywhere">{group}</h4>}
          <ul className="flex flex-col divide-y divide-line-soft rounded-md border border-line">
            {entries.map((change) => (
              <Change key={`${change.kind} ${change.path}`} change={change} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Change({ change }: { change: FieldChange }) {
  const text = useText(diffText);
  const { sign, tone } = marks[change.kind];
  return (
    <li className="grid grid-cols-[1rem_1fr] items-baseline gap-x-2 px-2.5 py-1.5 sm:grid-cols-[1rem_minmax(8rem,16rem)_1fr]">
      <span aria-hidden className={cx('text-center font-mono font-semibold', tone)}>
        {sign}
      </span>
      <span className="font-mono text-sm wrap-anywhere">
        {change.path}
        <span className="sr-only"> ({text(change.kind)})</span>
      </span>
      <span className="col-start-2 flex min-w-0 flex-col sm:col-start-3">
        <Values change={change} />
        {change.note && <span className="text-sm text-muted">{change.note}</span>}
      </span>
    </li>
  );
}

function Values({ change }: { change: FieldChange }) {
  const text = useText(diffText);
  const isChanged = change.kind === 'changed';
  return (
    <span className="font-mono text-sm wrap-anywhere whitespace-pre-wrap">
      {change.kind !== 'added' && (
        <del className={isChanged ? 'text-muted no-underline' : 'text-muted'}>
          <Value value={change.before} masked={change.masked} />
        </del>
      )}
      {isChanged && (
        <>
          <span aria-hidden> → </span>
          <span className="sr-only"> {text('becomes')} </span>
        </>
      )}
      {change.kind !== 'removed' && (
        <ins className="no-underline">
          <Value value={change.after} masked={change.masked} />
        </ins>
      )}
    </span>
  );
}

function Value({ value, masked }: { value: string | null | undefined; masked?: boolean }) {
  const text = useText(diffText);
  if (value === null || value === undefined) return <Quiet>{text('none')}</Quiet>;
  if (masked) return <Quiet title={text('masked')}>••••••</Quiet>;
  if (value === '') return <Quiet>{text('emptyValue')}</Quiet>;
  return value;
}

function Quiet({ children, title }: { children: string; title?: string }) {
  return (
    <span className="font-sans text-faint" title={title}>
      {children}
    </span>
  );
}
