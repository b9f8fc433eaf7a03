import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#kernel/clock.ts';
import { createLog } from '#kernel/log.ts';
import { engineAddress } from '#library/docker/engine-address.ts';
import { connectEngine } from '#library/docker/engine.ts';
import { updateContainer } from '#library/docker/containers.ts';
import { localRecreation } from '#tools/containers/recreate/local-recreation.ts';
import { loadedAccess } from '#tools/containers/self/replace/loaded-access.ts';
import { replaceContainer } from '#tools/containers/self/replace/replace-container.ts';
import { stateFile } from '#tools/containers/self/replace/replace-state.ts';
import { formatOutcome, orderVariable, parseOrder } from '#tools/containers/self/self-order.ts';

/*
 * What runs in the helper container while that of NEXUS is replaced. It ends with 0 once the new one is in place, with 1 when the
 * old one is back, with 2 when it gave up; with anything else the engine starts it again and it goes on.
 */
const exitCodes = { succeeded: 0, back: 1, failed: 2 };
const startAgain = 75;

function setting(name: string): string | undefined {
  const path = process.env[`${name}_FILE`];
  return path === undefined ? process.env[name] : readFileSync(path, 'utf8').trim();
}

process.on('SIGTERM', () => process.exit(startAgain));
const log = createLog({
  level: 'info',
  format: 'json',
  write: (line) => process.stdout.write(line),
  now: () => Date.now(),
});

try {
  const order = parseOrder([`${orderVariable}=${process.env[orderVariable] ?? '{}'}`]);
  if (!order?.containerId) throw new Error(`${orderVariable} holds no order.`);
  const certDir = setting('NEXUS_DOCKER_CERT_DIR');
  const address = setting('NEXUS_DOCKER_HOST') ?? 'unix:///var/run/docker.sock';
  const engine = connectEngine(engineAddress(address, { certDir }));
  const access = await loadedAccess(engine, systemClock, log);
  const recreation = localRecreation(access);
  const file = stateFile(join(tmpdir(), 'nexus-replace.json'));
  const outcome = await replaceContainer({ recreation, clock: systemClock, log, order, file });
  if (outcome) {
    await updateContainer(engine, order.helperName, { RestartPolicy: { Name: 'no' } });
    process.stdout.write(`${formatOutcome(outcome)}\n`, () => process.exit(exitCodes[outcome.outcome]));
  } else process.exit(startAgain);
} catch (error) {
  log.error({ error }, 'NEXUS is not replaced yet');
  process.exitCode = startAgain;
  setTimeout(() => process.exit(startAgain), 200);
}
