import type { IncidentDetail } from '#contracts/pulse/incidents.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { incidentText } from './incident-text.ts';

/** What was one way when it last worked and another when it first did not. */
export function Differences({ incident }: { incident: IncidentDetail }) {
  const text = useText(incidentText);
  const language = useLanguage();
  if (incident.lastGood === null) return <p className="text-muted">{text('neverGood')}</p>;
  if (incident.differences.length === 0) return <p className="text-muted">{text('nothingDifferent')}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {incident.differences.map(({ kind, label, before, after }) => (
        <li key={kind + label.en} className="flex flex-col gap-0.5">
          <span className="font-medium">{label[language]}</span>
          <span className="font-mono text-sm wrap-anywhere">
            <del className="text-muted no-underline" title={text('before')}>
              {before}
            </del>
            <span aria-hidden className="px-2 text-muted">
              →
            </span>
            <ins className="text-down no-underline" title={text('after')}>
              {after}
            </ins>
          </span>
        </li>
      ))}
    </ul>
  );
}
