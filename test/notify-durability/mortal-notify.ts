import { notify } from '#contracts/notify/contract.ts';
import { asked, type MortalNexus, openMortalNexus } from '../durability/mortal-nexus.ts';

/** A NEXUS with Notify that is ended and begun again on the same data. */
export type MortalNotify = MortalNexus;

export interface MortalOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Kept by whoever gives it. */
  readonly dataDir?: string;
  readonly sinkUrl: string;
  readonly groupBy: readonly string[];
  readonly groupWaitMs: number;
}

export async function openMortalNotify(options: MortalOptions): Promise<MortalNotify> {
  const mortal = await openMortalNexus({
    tool: 'notify',
    permissions: ['notify:read', 'notify:raise', 'notify:respond', 'notify:configure'],
    environment: options.environment,
    dataDir: options.dataDir,
  });
  await setUp(mortal, options);
  return mortal;
}

async function setUp(mortal: MortalNotify, { sinkUrl, groupBy, groupWaitMs }: MortalOptions): Promise<void> {
  await asked(mortal, 'POST', '/destinations', {
    name: 'ledger',
    kind: 'webhook',
    settings: { url: sinkUrl },
  });
  const { config, version } = notify.endpoints.routing.result.parse(await asked(mortal, 'GET', '/routing'));
  const route = { receiver: 'default', groupBy, groupWaitMs, groupIntervalMs: 1_000, repeatIntervalMs: 0 };
  await asked(mortal, 'PUT', '/routing', {
    version,
    config: { ...config, noiseRules: [], dependencies: [], route },
  });
}
