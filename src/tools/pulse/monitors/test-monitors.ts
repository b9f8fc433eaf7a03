import { z } from 'zod';
import { MonitorDraft } from '#contracts/pulse/monitor.ts';
import { defineCheckKind } from '../checks/check-kind.ts';
import type { TestKernel } from '../test-pulse.ts';
import { openMonitors } from './open-monitors.ts';
import type { Monitors } from './monitors.ts';
import type { AnyKind } from './stored-monitor.ts';

/** A kind that needs no target. */
const door = defineCheckKind({
  kind: 'door',
  title: { en: 'Door', es: 'Puerta' },
  help: { en: 'Whether a door is open.', es: 'Si una puerta está abierta.' },
  settings: z.object({
    host: z.string().min(1),
    port: z.int().default(7),
    password: z.string().min(3).optional().meta({ secret: true }),
  }),
  values: [{ name: 'STATUS', en: 'How wide it is open', es: 'Cuánto está abierta' }],
  target: ({ host, port }) => `${host}:${port}`,
  check: async () => ({ ok: true }),
});

export const testKinds: readonly AnyKind[] = [door];

export function draft(changes: Partial<z.input<typeof MonitorDraft>> = {}): MonitorDraft {
  return MonitorDraft.parse({ name: 'front', kind: 'door', settings: { host: 'front.lan' }, ...changes });
}

export function openTestMonitors(kernel: TestKernel, kinds = testKinds): Promise<Monitors> {
  return openMonitors({ kernel, kinds });
}
