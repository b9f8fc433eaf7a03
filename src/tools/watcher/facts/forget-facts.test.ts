import { expect, test } from 'vitest';
import { emptyMemory, factKey, type FactMemory } from './fact-memory.ts';
import type { Question } from './facts.ts';
import { unneededFacts } from './forget-facts.ts';

const nowMs = 1_800_000_000_000;
const repository = 'a.io/app';
const needed: Question[] = [{ repository: { domain: 'a.io', path: 'app' }, tag: '1', wantsTagList: false }];

/** A tag that stood for `count` digests, one after the other and now for the first one again; all of them were learned. */
function memoryOf(count: number): FactMemory {
  const memory = emptyMemory();
  const fact = {
    digest: 'd0',
    isIndex: null,
    answeredAtMs: nowMs,
    checkedAtMs: nowMs,
    problem: null,
    etag: null,
  };
  memory.tags.set(factKey({ repository, tag: '1' }), { repository, tag: '1', fact });
  for (let at = 0; at < count; at += 1) {
    const seen = { repository, tag: '1', digest: `d${at}`, seenAtMs: nowMs + at };
    memory.digests.set(factKey(seen), seen);
    const image = { repository, digest: `d${at}`, platform: 'p', learnedAtMs: nowMs + at };
    memory.images.set(factKey(image), { ...image, fact: { kind: 'other-platforms' } });
  }
  return memory;
}

function digests(rows: ReadonlyMap<string, { readonly digest: string }>): string[] {
  return [...rows.values()].map(({ digest }) => digest);
}

test('of a tag that moves all the time the newest stay, and what it stands for now', () => {
  const gone = unneededFacts(memoryOf(103), needed, nowMs);
  expect(digests(gone.digests)).toEqual(['d1', 'd2']);
  expect(digests(gone.images)).toHaveLength(82);
  expect(digests(gone.images)).not.toContain('d0');
  expect(gone.tags.size).toBe(0);
});

test('with the last tag of a repository goes all that was learned of it', () => {
  const gone = unneededFacts(memoryOf(3), [], nowMs + 8 * 86_400_000);
  expect([gone.tags.size, gone.digests.size, gone.images.size]).toEqual([1, 3, 3]);
});

test('what is named by its digest only needs no tag', () => {
  const memory = memoryOf(1);
  memory.tags.clear();
  const pinned = [{ ...needed[0]!, tag: null }];
  expect(unneededFacts(memory, pinned, nowMs).images.size).toBe(0);
  expect(unneededFacts(memory, [], nowMs).images.size).toBe(1);
});
