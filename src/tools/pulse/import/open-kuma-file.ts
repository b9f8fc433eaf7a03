import { Worker } from 'node:worker_threads';
import { invalid, type NexusError } from '#kernel/errors.ts';
import type { KeptUpload } from './kept-upload.ts';
import type { KumaBeat, KumaData, KumaFile } from './kuma-data.ts';
import type { KumaQuestion, KumaReply } from './kuma-questions.ts';
import type { Text } from '#library/text.ts';

/** For one answer. A file that takes longer is made to hold us up. */
const longestMs = 120_000;
const longestEndMs = 5_000;

/** Reads the file in a thread of its own. @throws NexusError `invalid` for what is no database of Kuma, or a damaged one */
export async function openKumaFile({ path, isWal }: Pick<KeptUpload, 'path' | 'isWal'>): Promise<KumaFile> {
  // From source the neighbour is TypeScript; a bundle carries it as an entry of its own.
  const entry = import.meta.url.endsWith('.ts') ? './kuma-worker.ts' : './kuma-worker.js';
  const worker = new Worker(new URL(entry, import.meta.url), {
    name: 'import',
    env: {},
    workerData: { path, isWal },
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16, stackSizeMb: 2 },
  });
  const ask = <Answer>(question: KumaQuestion) => askWorker<Answer>(worker, question);
  const end = () => endWorker(worker);
  try {
    const data = await ask<KumaData>({ ask: 'data' });
    return { data, beats: () => allBeats(ask, data.beatsAfterId), [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** SQLite in the middle of something is not interrupted; nobody waits for that. */
async function endWorker(worker: Worker): Promise<void> {
  const waited = Promise.withResolvers<number>();
  const timer = setTimeout(() => waited.resolve(0), longestEndMs);
  worker.unref();
  await Promise.race([worker.terminate(), waited.promise]);
  clearTimeout(timer);
}

interface Portion {
  readonly beats: readonly KumaBeat[];
  readonly lastId: number | undefined;
}

async function* allBeats(ask: (question: KumaQuestion) => Promise<Portion>, firstId: number) {
  for (let afterId: number | undefined = firstId; afterId !== undefined;) {
    const portion: Portion = await ask({ ask: 'beats', afterId });
    yield portion.beats;
    afterId = portion.lastId;
  }
}

async function askWorker<Answer>(worker: Worker, question: KumaQuestion): Promise<Answer> {
  const answer = Promise.withResolvers<Answer>();
  const heard = (reply: KumaReply) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the question says what is answered
    if (reply.kind === 'answer') answer.resolve(reply.value as Answer);
    else answer.reject(refusal(reply.why));
  };
  const failed = () => answer.reject(refusal('damaged'));
  const timer = setTimeout(() => answer.reject(refusal('too-much')), longestMs);
  worker.once('message', heard).once('error', failed).once('exit', failed);
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    worker.postMessage(question);
    return await answer.promise;
  } finally {
    clearTimeout(timer);
    worker.off('message', heard).off('error', failed).off('exit', failed);
  }
}

const refusals: Readonly<Record<string, Text>> = {
  'not-kuma': {
    en: 'This database is not one of Uptime Kuma. Send the file kuma.db of its data folder.',
    es: 'Esta base de datos no es de Uptime Kuma. Envía el fichero kuma.db de su carpeta de datos.',
  },
  'too-much': {
    en: 'There is more in this file than Uptime Kuma writes, or reading it takes too long. Nothing was taken over.',
    es: 'Este fichero contiene más de lo que escribe Uptime Kuma, o leerlo tarda demasiado. No se trasladó nada.',
  },
};

function refusal(why: string): NexusError {
  return invalid(
    refusals[why] ?? {
      en: 'This database is damaged. Stop Uptime Kuma, copy kuma.db again, and send that.',
      es: 'Esta base de datos está dañada. Detén Uptime Kuma, copia kuma.db de nuevo y envía esa copia.',
    },
  );
}
