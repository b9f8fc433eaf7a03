import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '#kernel/config.ts';
import { NexusError } from '#kernel/errors.ts';
import { createLog } from '#kernel/log.ts';
import { giveBackOwnMemory } from '#kernel/give-back-memory.ts';
import { runNexus } from './nexus.ts';

/** Where the built web app is: beside the bundle in the image, under dist/ when running from source. */
function findWebRoot(): string | undefined {
  const candidates = ['../web', '../dist/web'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((folder) => existsSync(`${folder}/index.html`));
}

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(78);
  }
}

const config = readConfigOrExit();
const log = createLog({
  level: config.NEXUS_LOG_LEVEL,
  format: config.NEXUS_LOG_FORMAT,
  write: (line) => process.stdout.write(line),
  now: () => Date.now(),
});

try {
  const nexus = await runNexus({ config, log, webRoot: findWebRoot(), environment: process.env });
  giveBackOwnMemory();
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    // Whatever hangs must not outlive the five seconds that were promised.
    setTimeout(() => process.exit(1), 5000).unref();
    void nexus[Symbol.asyncDispose]().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  // An expected refusal is a sentence for a person; anything else is a bug and needs its stack.
  if (error instanceof NexusError) log.error({ code: error.code }, error.message);
  else log.error({ error }, 'could not start');
  process.exit(error instanceof NexusError ? 78 : 1);
}
