import { NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { isEngineError } from '#library/docker/engine-error.ts';
import type { ActionOutcome } from '../host.ts';
import type { StepProgress } from '../operation.ts';
import type { SubjectOptions } from '../subject.ts';
import type { Draft, GateVerdict } from './draft.ts';
import type { RecreationJournal } from './recreation-journal.ts';
import type { Recreation } from './recreation.ts';

export interface RecreationRunOptions extends Pick<SubjectOptions, 'log' | 'clock'> {
  readonly recreation: Recreation;
  readonly journal: RecreationJournal;
  readonly draft: Draft;
}

/** The phases of one recreation. Each is on disk before it begins; one that fails leads all the way back. */
export interface RecreationRun {
  build(signal: AbortSignal): Promise<ActionOutcome>;
  switchOver(): Promise<ActionOutcome>;
  prove(progress: Pick<StepProgress, 'note' | 'signal'>): Promise<ActionOutcome>;
  finish(): Promise<ActionOutcome>;
  /** `problem`: a sentence, why. Never rejects. */
  goBack(problem: string, engineText?: string): Promise<WayBack>;
}

export interface WayBack {
  /** False: it is left to be tried again. */
  readonly isBack: boolean;
  readonly outcome: Extract<ActionOutcome, { done: false }>;
}

/** Parts why it went back from why that did not work, of which the latest counts however often it is tried. */
const stillNotBack = '\nStill not back: ';

export function openRun(options: RecreationRunOptions): RecreationRun {
  return new Run(options);
}

class Run implements RecreationRun {
  readonly #options: RecreationRunOptions;
  #draft: Draft;

  constructor(options: RecreationRunOptions) {
    this.#options = options;
    this.#draft = options.draft;
  }

  async build(signal: AbortSignal): Promise<ActionOutcome> {
    const { recreation, journal } = this.#options;
    return await this.#orBack(async () => {
      const made = async (draft: Draft) => {
        this.#draft = draft;
        await journal.note(draft);
      };
      await recreation.build(this.#draft, made, signal);
      signal.throwIfAborted();
    });
  }

  async switchOver(): Promise<ActionOutcome> {
    const { recreation, journal } = this.#options;
    return await this.#orBack(async () => {
      await journal.enter('switching');
      requirePassed(await recreation.switchOver(this.#draft));
    });
  }

  async prove({ note, signal }: Pick<StepProgress, 'note' | 'signal'>): Promise<ActionOutcome> {
    const { recreation, journal } = this.#options;
    return await this.#orBack(async () => {
      await journal.enter('proving');
      requirePassed(await recreation.prove(this.#draft, { signal, told: note }));
    });
  }

  async finish(): Promise<ActionOutcome> {
    const { recreation, journal } = this.#options;
    try {
      await journal.enter('finishing');
      await recreation.finish(this.#draft);
      await journal.end({ outcome: 'succeeded', report: await recreation.report(this.#draft) });
      return { done: true };
    } catch (error) {
      const { message, engineText } = this.#told(error);
      const problem = `The new container is in place, but something is left to tidy up: ${message}`;
      await this.#endBroken(problem);
      return { done: false, message: `${problem} NEXUS tries again.`, engineText };
    }
  }

  async goBack(problem: string, engineText = ''): Promise<WayBack> {
    const { recreation, journal } = this.#options;
    const name = this.#draft.members[0]?.oldBody.name ?? 'container';
    const [first = ''] = problem.split(stillNotBack);
    const why = engineText === '' ? first : `${first}\n${engineText}`;
    try {
      await journal.enter('going-back', why).catch((error: unknown) => this.#complain(error));
      await recreation.goBack(this.#draft);
      await journal.end({ outcome: 'back', problem: why });
      const message = `${first} ${name} is as it was before.`;
      return { isBack: true, outcome: { done: false, message, engineText } };
    } catch (error) {
      const reason = this.#told(error).message;
      await this.#endBroken(`${why}${stillNotBack}${reason}`);
      const message = `${first} The way back did not work yet: ${reason} NEXUS tries again.`;
      return { isBack: false, outcome: { done: false, message, engineText } };
    }
  }

  async #orBack(work: () => Promise<void>): Promise<ActionOutcome> {
    try {
      await work();
      return { done: true };
    } catch (error) {
      const { message, engineText } = this.#told(error);
      return (await this.goBack(message, engineText)).outcome;
    }
  }

  /** Left to be tried again, as if NEXUS had stopped here. */
  async #endBroken(problem: string): Promise<void> {
    const broken = this.#options.journal.end({ outcome: 'broken', problem });
    await broken.catch((error: unknown) => this.#complain(error));
  }

  #told(error: unknown): { message: string; engineText: string } {
    if (error instanceof Unproved) return { message: error.message, engineText: error.log };
    if (!(error instanceof NexusError)) return { message: this.#complain(error), engineText: '' };
    const { cause } = error;
    return { message: error.message, engineText: isEngineError(cause) ? (cause.engineText ?? '') : '' };
  }

  #complain(error: unknown): string {
    const errorId = newId(this.#options.clock.now());
    this.#options.log.error({ error, errorId, recreation: this.#draft.id }, 'A recreation met a fault');
    return `Something went wrong (error ${errorId}).`;
  }
}

function requirePassed(verdict: GateVerdict): void {
  if (!verdict.passed) throw new Unproved(verdict.reason, verdict.log);
}

class Unproved extends Error {
  readonly log: string;

  constructor(reason: string, log: string) {
    super(reason);
    this.log = log;
  }
}
