import { certificateExpires, certificateRenewed } from '#contracts/pulse/events.ts';
import { aboutMonitor } from '../monitors/about-monitor.ts';
import { evidenceOf } from './evidence-of.ts';
import { telling, type Telling, type Told } from './tell.ts';

/** What people are told of a certificate. The check has seen it. */
export function tellCertificate(
  say: 'expires' | 'renewed',
  { watched, seen }: Told,
  isParentDown: boolean,
): Telling {
  const { monitor } = watched;
  const { validToMs = seen.atMs, daysLeft = 0 } = seen.certificate ?? {};
  const { en: summary, es: summaryEs } = summaryOf(say, monitor.name, daysLeft);
  const payload = {
    ...aboutMonitor(monitor),
    summary,
    summaryEs,
    evidence: evidenceOf(watched, seen),
    sinceMs: seen.atMs,
    atMs: seen.atMs,
    isParentDown,
    validToMs,
    daysLeft,
  };
  return telling(say === 'expires' ? certificateExpires : certificateRenewed, payload, monitor.id);
}

function summaryOf(say: 'expires' | 'renewed', name: string, daysLeft: number) {
  if (say === 'renewed')
    return {
      en: `The certificate of ${name} was renewed: ${daysLeft} days are left.`,
      es: `El certificado de ${name} se renovó: quedan ${daysLeft} días.`,
    };
  if (daysLeft < 0)
    return {
      en: `The certificate of ${name} has expired.`,
      es: `El certificado de ${name} ha caducado.`,
    };
  if (daysLeft === 0)
    return {
      en: `The certificate of ${name} expires within a day.`,
      es: `El certificado de ${name} caduca en menos de un día.`,
    };
  return {
    en: `The certificate of ${name} expires in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}.`,
    es: `El certificado de ${name} caduca en ${daysLeft} ${daysLeft === 1 ? 'día' : 'días'}.`,
  };
}
