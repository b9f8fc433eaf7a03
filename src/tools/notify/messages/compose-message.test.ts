import { expect, test } from 'vitest';
import { asPlainText } from '../message/as-plain-text.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { AlertSnapshot } from '../message/message.ts';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { DeliveryReason } from '#contracts/notify/deliveries.ts';
import { composeMessage, type Undirected } from './compose-message.ts';

const startsAtMs = Date.UTC(2026, 4, 4, 9, 0);
const [photos, disk]: readonly AlertSnapshot[] = exampleMessage.alerts;

function pending(reason: DeliveryReason, alerts = [photos, disk]): Undirected {
  return {
    receiver: 'phones',
    groupKey: 'k',
    groupLabels: { host: 'nas' },
    reason,
    alerts: alerts.flatMap((alert) => alert ?? []),
    repeatsAtMs: startsAtMs + 8 * 3_600_000,
    suppressedCount: 0,
  };
}

function compose(message: Undirected, language: MessageLanguage = 'en') {
  return composeMessage(message, {
    id: 'd1',
    language,
    nowMs: startsAtMs + (4 * 60 + 12) * 60_000,
    publicUrl: 'https://nexus.example',
    changes: new Map(exampleMessage.alerts.map((each) => [each.fingerprint, each.changedBefore])),
    timeZone: 'UTC',
  });
}

test('the whole of a message in English', () => {
  expect(asPlainText(compose(pending('first', [photos])))).toBe(`photos stopped: it ran out of memory

New: 1 alert is firing.

Checked: container photos on nas
Expected: it runs
Seen: it ended with exit code 137: it ran out of memory
Since: 4 May 2026, 09:00 UTC, for 4 h 12 min
Set by: the default of Containers
Change it at: https://nexus.example/containers/nas/c1
What changed: 5 min before, ana did "update image" on photos
https://nexus.example/notify?alert=0123456789abcdef

Why you: a route leads to the receiver "phones", for alerts with host=nas. Next reminder: 4 May 2026, 17:00 UTC.`);
});

test('the whole of a message in Spanish', () => {
  expect(asPlainText(compose(pending('repeat', [photos]), 'es')))
    .toBe(`Sigue: photos stopped: it ran out of memory

Recordatorio: sigue activo después de 4 h 12 min.

Comprobado: container photos on nas
Esperado: it runs
Visto: it ended with exit code 137: it ran out of memory
Desde: 4 may 2026, 09:00 UTC, hace 4 h 12 min
Definido por: the default of Containers
Se cambia en: https://nexus.example/containers/nas/c1
Qué cambió: 5 min antes, ana hizo «update image» en photos
https://nexus.example/notify?alert=0123456789abcdef

Por qué tú: una ruta lleva al destinatario «phones», para alertas con host=nas. Próximo recordatorio: 4 may 2026, 17:00 UTC.`);
});

test.each([
  ['first', 'New: 2 alerts are firing.', 'Nuevo: 2 alertas activas.'],
  ['new-alerts', 'More has come: now 2 alerts are firing.', 'Hay más: ahora 2 alertas activas.'],
  ['repeat', 'Reminder: still firing after 4 h 12 min.', 'Recordatorio: sigue activo después de 4 h 12 min.'],
  ['flapping-ended', 'It has calmed down; 2 alerts are firing.', 'Se ha calmado; 2 alertas activas.'],
  ['acknowledged', 'Somebody is on it.', 'Alguien se ocupa.'],
  ['test', 'This is a test. Nothing is wrong.', 'Esto es una prueba. No pasa nada.'],
  [
    'storm',
    'Very much at once: 2 alerts are firing. They are told together.',
    'Mucho a la vez: 2 alertas activas. Se avisan juntas.',
  ],
] as const)('why: %s', (reason, english, spanish) => {
  expect(compose(pending(reason)).lead).toBe(english);
  expect(compose(pending(reason), 'es').lead).toBe(spanish);
});

test('of a start that lies ahead, nothing is said of how long ago it was', () => {
  const ahead = photos && { ...photos, startsAtMs: startsAtMs + 6 * 3_600_000 };
  const text = asPlainText(compose(pending('first', [ahead])));
  expect(text).toContain('\nSince: 4 May 2026, 15:00 UTC\n');
});

test('an end says how long it took and has neither buttons nor a reminder', () => {
  const over = photos && { ...photos, isFiring: false, endsAtMs: startsAtMs + 720_000 };
  const message = compose(pending('all-resolved', [over]));
  expect(message).toMatchObject({ status: 'resolved', lead: 'Over after 12 min.', actions: [] });
  expect(message.title).toBe('Over: photos stopped: it ran out of memory');
  expect(message.footer).not.toContain('reminder');
  const some = compose(pending('some-resolved', [over, disk]));
  expect(some.lead).toBe('1 of them is over, 1 alert is firing still.');
  expect([some.alerts[0]?.title, some.severity]).toEqual(['Disk of nas is nearly full', 'warning']);
});

test('of a foreign alert, what is known is told and what is missing is named', () => {
  const foreign = disk && {
    ...disk,
    annotations: { description: '5 % left on /', value: '95', runbook_url: 'https://wiki.example/disk' },
    generatorUrl: 'http://prom.example:9090/graph?g0=x',
  };
  const facts = compose(pending('first', [foreign])).alerts[0]?.facts ?? [];
  expect(facts.map(({ name, value }) => `${name}: ${value}`)).toEqual([
    'Description: 5 % left on /',
    'Seen: 95',
    'Since: 4 May 2026, 09:00 UTC, for 4 h 12 min',
    'Rule: the rule DiskFull in Prometheus at prom.example:9090',
    'Change it at: http://prom.example:9090/graph?g0=x',
    'What to do: https://wiki.example/disk',
    'Not told: the sender did not tell what it checked, what it expected',
  ]);
});

test('a message has every alert; people read fifty and how many more there are', () => {
  const message = compose(
    pending(
      'storm',
      Array.from({ length: 63 }, () => disk),
    ),
  );
  expect([message.alerts.length, message.truncatedCount]).toEqual([63, 0]);
  expect(asPlainText(message).match(/^Disk of nas is nearly full$/gm)).toHaveLength(50);
  expect(asPlainText(message)).toContain('… and 13 more');
});
