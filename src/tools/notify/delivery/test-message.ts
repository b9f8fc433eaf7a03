import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { WaitingPayload } from './merge-waiting.ts';

const words = {
  en: {
    title: 'Test message from NEXUS',
    text: 'If you can read this, messages arrive here. Nothing is wrong.',
  },
  es: {
    title: 'Mensaje de prueba de NEXUS',
    text: 'Si lees esto, los mensajes llegan aquí. No pasa nada malo.',
  },
};

/** What the test button sends. */
export function testMessage(language: MessageLanguage, by: string, nowMs: number): WaitingPayload {
  const { title, text } = words[language];
  const labels = { alertname: 'Test', severity: 'info' };
  return {
    receiver: 'test',
    groupKey: 'test',
    groupLabels: labels,
    reason: 'test',
    repeatsAtMs: null,
    suppressedCount: 0,
    alerts: [
      {
        fingerprint: 'test',
        labels,
        annotations: { summary: title, description: text },
        severity: 'info',
        title,
        isFiring: true,
        startsAtMs: nowMs,
        endsAtMs: null,
        generatorUrl: null,
        source: { kind: 'notify', id: 'test', name: by },
        evidence: null,
        acknowledgedBy: null,
      },
    ],
  };
}
