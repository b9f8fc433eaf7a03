import { Link } from '@tanstack/react-router';
import type { Incident } from '#contracts/pulse/incidents.ts';
import type { Monitor, MonitorNow } from '#contracts/pulse/monitor.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useNow } from '../../../ui/format/use-now.ts';
import { lengthSoFarMs } from '../length-so-far.ts';
import { milliseconds } from '../milliseconds.ts';
import { isWrong, reasonWords, statusKey } from '../monitor-state.ts';
import { pulseText } from '../pulse-text.ts';
import { detailText } from './detail-text.ts';

interface Props {
  monitor: Monitor;
  now: MonitorNow;
  /** The one that goes on. */
  open: Incident | undefined;
}

/** How it is, since when, and what that means, in words. */
export function Headline({ monitor, now, open }: Props) {
  const text = useText(detailText);
  const words = useText(pulseText);
  const language = useLanguage();
  const format = useFormat();
  const nowMs = useNow(1000);
  const state = words(statusKey(now));
  const because = useMeaning(monitor, now);
  const wrong = isWrong(now);
  return (
    <div
      className={cx(
        'flex flex-col gap-1',
        wrong && 'rounded-md border p-3',
        now.status === 'down' && 'border-down/40 bg-down/8',
        now.status === 'degraded' && 'border-degraded/35 bg-degraded/8',
      )}
    >
      <p className="text-md font-medium first-letter:uppercase">
        {state}{' '}
        <span title={format.exactTime(now.sinceMs)}>
          {text('since', { span: format.duration(lengthSoFarMs(now.sinceMs, null, nowMs)) })}
        </span>
      </p>
      <p>{open ? open.reason.text[language] : because}</p>
      {open?.reason.detail && (
        <p className="font-mono text-sm text-muted wrap-anywhere">{open.reason.detail}</p>
      )}
      {monitor.problem && <p className="text-down">{monitor.problem[language]}</p>}
      {open && (
        <Link to={`/pulse/incidents/${open.id}`} className="mt-1 w-fit">
          {text('seeIncident')}
        </Link>
      )}
    </div>
  );
}

function useMeaning({ intervalMs }: Monitor, now: MonitorNow): string {
  const text = useText(detailText);
  const language = useLanguage();
  const format = useFormat();
  const reason = now.reason === null ? '' : reasonWords(now.reason, language);
  const span = now.latencyMs === null ? '' : milliseconds(now.latencyMs, format);
  switch (now.status) {
    case 'up':
      return span && text('answersIn', { span });
    case 'degraded':
      return reason || (span && text('slowly', { span }));
    case 'down':
      return reason;
    case 'pending':
      return reason && text('pendingHint', { reason });
    case 'maintenance':
      return text('maintenanceHint');
    case 'paused':
      return text('pausedHint');
    case 'unknown':
      return now.lastCheckAtMs === null
        ? text('notCheckedHint', { span: format.duration(intervalMs) })
        : text('unknownHint');
  }
}
