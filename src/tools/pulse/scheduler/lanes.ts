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
  const ready = fifo<Place<J>>();
  /** Those whose target has a place again. */
  const freed = fifo<Place<J>>();
  const lanes = new Map<string, Lane<J>>();
  const waiting = new Set<J>();
  let [order, begun, open] = [0, 0, 0];

  const laneOf = (target: string) => {
    const known = lanes.get(target);
    if (known) return known;
    const lane: Lane<J> = { begun: 0, waiting: [] };
    lanes.set(target, lane);
    return lane;
  };
  const free = (target: string) => {
    const lane = laneOf(target);
    lane.begun -= 1;
    begun -= 1;
    const place = lane.waiting.shift();
    if (place) freed.push(place);
    else if (lane.begun === 0) lanes.delete(target);
  };
  const oldest = () => {
    const [one, other] = [ready.first(), freed.first()];
    if (one && other) return one.order < other.order ? ready.shift() : freed.shift();
    return one ? ready.shift() : freed.shift();
  };

  return {
    enter(job) {
      waiting.add(job);
      ready.push({ job, order: (order += 1) });
    },
    next() {
      while (begun < limits.atOnce && open < limits.open) {
        const place = oldest();
        if (!place) return undefined;
        if (!waiting.has(place.job)) continue;
        const lane = laneOf(place.job.target);
        if (lane.begun >= limits.perTarget(place.job.target)) {
          insert(lane.waiting, place);
          continue;
        }
        waiting.delete(place.job);
        lane.begun += 1;
        begun += 1;
        open += 1;
        return place.job;
      }
      return undefined;
    },
    aged: ({ target }) => free(target),
    ended({ target }, isAged) {
      open -= 1;
      if (!isAged) free(target);
    },
    withdraw: (job) => waiting.delete(job),
    waiting: () => waiting.size,
  };
}

/** Places that were freed and met a busy target again go where they were. */
function insert<J>(places: Place<J>[], place: Place<J>): void {
  const at = places.findLastIndex(({ order }) => order < place.order);
  places.splice(at + 1, 0, place);
}

interface Fifo<Item> {
  push(item: Item): void;
  first(): Item | undefined;
  shift(): Item | undefined;
}

function fifo<Item>(): Fifo<Item> {
  let items: Item[] = [];
  let head = 0;
  return {
    push: (item) => items.push(item),
    first: () => items[head],
    shift() {
      const item = items[head];
      if (head < items.length) head += 1;
      if (head > 1_000 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
