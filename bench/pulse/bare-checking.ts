import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startProgram, temporaryFolder } from '../nexus-process.ts';
import { processorSeconds } from '../process-usage.ts';

const program = fileURLToPath(new URL('bare-checker.ts', import.meta.url));

/** Processor seconds of 1,000 checks by a program that does nothing else. */
export async function bareCpuPer1000(
  urls: readonly string[],
  intervalMs: number,
  { warmUpMs, windowMs }: { readonly warmUpMs: number; readonly windowMs: number },
): Promise<number> {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'urls.json');
  await writeFile(file, JSON.stringify(urls));
  await using checker = await startProgram(program, [file, String(intervalMs)]);
  const done = async () => Number(await (await fetch(checker.url)).text());
  await delay(warmUpMs);
  const before = { cpu: await processorSeconds(checker.pid), done: await done() };
  await delay(windowMs);
  const cpu = (await processorSeconds(checker.pid)) - before.cpu;
  return cpu / (((await done()) - before.done) / 1_000);
}
