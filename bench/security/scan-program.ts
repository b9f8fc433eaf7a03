import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { systemClock } from '#kernel/clock.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { engineAddress } from '#library/docker/engine-address.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { findPlaces, placesArchive } from '#tools/containers/image-content/places-archive.ts';
import type { Inventory } from '#tools/security/inventories/inventory.ts';
import type { InventoryTables } from '#tools/security/inventories/inventory-tables.ts';
import { keepLayerScans } from '#tools/security/inventories/keep-layer-scans.ts';
import { inventories } from '#tools/security/migrations/0001-inventories.ts';
import type { ScanContext } from '#tools/security/scan/scan-context.ts';
import { scanDisk } from '#tools/security/scan/scan-disk.ts';
import { scanPlaces, systemPlaces } from '#tools/security/scan/scan-places.ts';
import { scanStream } from '#tools/security/scan/scan-stream.ts';
import { openScanThreads } from '#tools/security/scan/threads/open-scan-threads.ts';
import type { ScanAnswer, ScanRequest } from './scan-request.ts';

/**
 * The scanning code of NEXUS in a process of its own, so that its memory is what scanning takes. Started by `bundled-program.ts` with
 * a folder for the database of what is kept, and a port.
 */
const [folder = '', port = '0'] = process.argv.slice(2);
const engine = connectEngine(
  engineAddress(process.env['NEXUS_DOCKER_HOST'] ?? 'unix:///var/run/docker.sock'),
);
const store = await openSqliteStore({ dataDir: folder });
const warm = openScanThreads();
const database = await store.open<InventoryTables>('security', { '0001-inventories': inventories });

async function scan({ kind, target }: ScanRequest, context: ScanContext): Promise<Inventory> {
  const { signal } = context;
  if (kind === 'disk') return await scanDisk(context, target);
  if (kind === 'places') {
    const places = await findPlaces(engine, target, systemPlaces, signal);
    return await scanPlaces(context, placesArchive(engine, target, places, signal));
  }
  const open = () => engine.stream({ path: `/images/${target}/get`, signal, timeoutMs: 900_000 });
  return await scanStream(context, { open });
}

async function timed(request: ScanRequest): Promise<ScanAnswer> {
  const kept = keepLayerScans({ database, clock: systemClock, revisions: request.kept });
  const signal = AbortSignal.timeout(600_000);
  const started = performance.now();
  await using cold = request.isCold ? openScanThreads() : undefined;
  const threads = cold ?? warm;
  const { packages, problems } = await scan(request, { threads, kept, signal, timeMs: 600_000 });
  const ms = performance.now() - started;
  const system = packages.filter(({ type }) => type === 'deb').length;
  return { ms, packages: packages.length, system, problems: problems.length };
}

createServer((question, answer) => {
  if (question.method !== 'POST') return void answer.end('ready');
  json(question)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asked by the benchmark only
    .then((request) => timed(request as ScanRequest))
    .then((found) => answer.end(JSON.stringify(found)))
    .catch((error: unknown) => answer.writeHead(500).end(String(error)));
}).listen(Number(port), '127.0.0.1');
