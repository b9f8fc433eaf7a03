import { fifo } from './fifo.ts';

/** What waits for its turn, and what has had it. */
export interface Job {
  readonly target: string;
}

export interface LaneLimits {
  /** Begun at once in all. */
  readonly atOnce: number;
  /** Begun at once at one target; asked again each time. */
  readonly perTarget: (target: string) => number;
  /** Open in all, those included that no longer count as just begun. */
  readonly open: number;
}

/**
 * Who may begin. First come, first served, but nobody waits behind those whose target is busy. A job that its target keeps
 * waiting is to be `aged`: it then holds its place no longer, so that a hung target delays no check but stays bounded in all.
 */
export interface Lanes<J extends Job> {
  enter(job: J): void;
  /** The next one, which has begun with that. */
  next(): J | undefined;
  aged(job: J): void;
  /** Once for each job that began; `isAged` when it was aged before. */
  ended(job: J, isAged: boolean): void;
  /** Takes out one that has not begun. */
  withdraw(job: J): void;
  waiting(): number;
}

interface Place<J> {
  readonly job: J;
  readonly order: number;
}

interface Lane<J> {
  begun: number;
  readonly waiting: Place<J>[];
}

export function newLanes<J extends Job>(limits: LaneLimits): Lanes<J> {
  return new TargetLanes(limits);
}

class TargetLanes<J extends Job> implements Lanes<J> {
  readonly #limits: LaneLimits;
  readonly #ready = fifo<Place<J>>();
  /** Those whose target has a place again. */
  readonly #freed = fifo<Place<J>>();
  readonly #lanes = new Map<string, Lane<J>>();
  readonly #waiting = new Set<J>();
  #order = 0;
  #begun = 0;
  #open = 0;

  constructor(limits: LaneLimits) {
    this.#limits = limits;
  }

  enter(job: J): void {
    this.#order += 1;
    this.#waiting.add(job);
    this.#ready.push({ job, order: this.#order });
  }

  next(): J | undefined {
    while (this.#begun < this.#limits.atOnce && this.#open < this.#limits.open) {
      const place = this.#oldest();
      if (!place) return undefined;
      const { job } = place;
      if (!this.#waiting.has(job)) continue;
      const lane = this.#laneOf(job.target);
      if (lane.begun >= this.#limits.perTarget(job.target)) {
        insert(lane.waiting, place);
        continue;
      }
      this.#waiting.delete(job);
      lane.begun += 1;
      this.#begun += 1;
      this.#open += 1;
      return job;
    }
    return undefined;
  }

  aged({ target }: J): void {
    const lane = this.#laneOf(target);
    lane.begun -= 1;
    this.#begun -= 1;
    const place = lane.waiting.shift();
    if (place) this.#freed.push(place);
    else if (lane.begun === 0) this.#lanes.delete(target);
  }

  ended(job: J, isAged: boolean): void {
    this.#open -= 1;
    if (!isAged) this.aged(job);
  }

  withdraw(job: J): void {
    this.#waiting.delete(job);
  }

  waiting(): number {
    return this.#waiting.size;
  }

  #laneOf(target: string): Lane<J> {
    const known = this.#lanes.get(target);
    if (known) return known;
    const lane: Lane<J> = { begun: 0, waiting: [] };
    this.#lanes.set(target, lane);
    return lane;
  }

  #oldest(): Place<J> | undefined {
    const [one, other] = [this.#ready.first(), this.#freed.first()];
    const isReady = one !== undefined && (other === undefined || one.order < other.order);
    return (isReady ? this.#ready : this.#freed).shift();
  }
}

/** Places that were freed and met a busy target again go where they were. */
function insert<J>(places: Place<J>[], place: Place<J>): void {
  const at = places.findLastIndex(({ order }) => order < place.order);
  places.splice(at + 1, 0, place);
}
