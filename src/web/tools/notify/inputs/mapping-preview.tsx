import type { z } from 'zod';
import type { MappedAlert } from '#contracts/notify/inputs.ts';
import { wordsIn } from '#contracts/notify/in-language.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { severityMark } from '../alert-state.ts';
import { notifyText } from '../notify-text.ts';
import type { Preview } from './use-mapping-preview.ts';
import { webhookText } from './webhook-text.ts';

const mostShown = 5;

/** The alerts that would come of the body, and what of it could not be used. */
export function MappingPreview({ preview }: { preview: Preview | undefined }) {
  const language = useLanguage();
  const text = useText(webhookText);
  return (
    <section aria-live="polite" aria-label={text('comesOut')} className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{text('comesOut')}</h3>
      {preview?.alerts.slice(0, mostShown).map((alert, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- alerts of a preview are told apart by their place alone
        <Mapped key={index} alert={alert} />
      ))}
      {preview && preview.alerts.length > mostShown && (
        <p className="text-muted">+ {preview.alerts.length - mostShown}</p>
      )}
      {preview?.alerts.length === 0 && <p className="text-muted">{text('nothingComes')}</p>}
      {preview?.problems.map(({ path, message, es }) => (
        <p key={path + message} className="text-sm text-down wrap-anywhere">
          <code className="font-mono">{path}</code>: {wordsIn(language, message, es)}
        </p>
      ))}
    </section>
  );
}

function Mapped({ alert }: { alert: z.infer<typeof MappedAlert> }) {
  const text = useText(webhookText);
  const words = useText(notifyText);
  const isOver = alert.state === 'resolved';
  const { description } = alert.annotations;
  return (
    <div className="flex flex-col gap-1.5 rounded-md bg-elevated p-3">
      <p className="font-medium wrap-anywhere">{alert.title}</p>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <StateBadge
          state={isOver ? 'up' : severityMark(alert.severity)}
          word={isOver ? text('over') : `${text('firing')}: ${words(alert.severity)}`}
        />
      </div>
      {description && <p className="text-sm wrap-anywhere whitespace-pre-line text-muted">{description}</p>}
      <ul className="flex flex-wrap gap-1">
        {Object.entries(alert.labels).map(([name, value]) => (
          <li key={name} className="rounded-sm bg-base px-1.5 py-0.5 font-mono text-sm wrap-anywhere">
            {name}={value}
          </li>
        ))}
      </ul>
      {alert.link && <p className="font-mono text-sm wrap-anywhere text-muted">{alert.link}</p>}
    </div>
  );
}
