import type { Clock } from '#kernel/clock.ts';
import type { Inventory } from '../inventories/inventory.ts';
import type { ContainersPort } from './containers-port.ts';
import { platformText } from './content-digest.ts';
import type { ImageScanner } from './image-scanner.ts';
import type { LabContainer, LabImage } from './lab-image.ts';
import { DeadlineError } from './reading-reason.ts';

export interface ReadContext {
  readonly containers: ContainersPort;
  readonly scanner: ImageScanner;
  readonly clock: Clock;
  /** Of one image. */
  readonly deadlineMs: number;
}

const firstAnswerMs = 60_000;

/** Rejects with a `DeadlineError`, the signal's reason, a NexusError of Containers, and with what the scanner throws. */
export async function readImage(
  { containers, scanner, clock, deadlineMs }: ReadContext,
  { host, id }: Pick<LabImage, 'host' | 'id'>,
  stop: AbortSignal,
): Promise<Inventory> {
  return await within(clock, deadlineMs, stop, async (signal) => {
    const params = { host, image: id };
    const parts = await containers.imageParts({ params }, { signal });
    const { operatingSystem: os, architecture, variant, diffIds } = parts;
    const platform = platformText(parts);
    const open = async () => {
      const query = platform === undefined ? {} : { platform };
      return (await containers.imageArchive({ params, query }, { signal })).chunks;
    };
    return await scanner.scanImage(
      { open, known: { platform: { os, architecture, variant }, diffIds } },
      signal,
    );
  });
}

/** The system's packages of a container, which says them at once. Rejects as `readImage` does. */
export async function readContainer(
  { containers, scanner, clock }: ReadContext,
  { host, id }: Pick<LabContainer, 'host' | 'id'>,
  stop: AbortSignal,
): Promise<Inventory> {
  return await within(clock, firstAnswerMs, stop, async (signal) => {
    const query = { paths: [...scanner.places] };
    const { chunks } = await containers.containerPlaces({ params: { host, id }, query }, { signal });
    return await scanner.scanPlaces(chunks, signal);
  });
}

async function within<T>(
  clock: Clock,
  deadlineMs: number,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const cancel = clock.after(deadlineMs, () => late.abort(new DeadlineError(deadlineMs)));
  try {
    return await work(AbortSignal.any([stop, late.signal]));
  } catch (error) {
    // Whatever broke off because of it: the reason is the time.
    if (late.signal.aborted && !stop.aborted) throw late.signal.reason;
    throw error;
  } finally {
    cancel();
  }
}
