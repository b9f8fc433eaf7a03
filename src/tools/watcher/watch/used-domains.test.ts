import { expect, test } from 'vitest';
import type { TagFact } from '../facts/facts.ts';
import { localImage, nowMs, subjectOf, tagFact } from '../verdicts/test-facts.ts';
import { usedDomains } from './used-domains.ts';

const dns = { id: 'dns', detail: null, untilMs: null };
const images = ['nginx:1', 'ghcr.io/a/b:1', 'ghcr.io/a/c:1'].map((image) =>
  subjectOf(image, { local: localImage({ digests: [`${image}@x`] }) }),
);

function domains(facts: Readonly<Record<string, TagFact>>, subjects = images) {
  return usedDomains(subjects, { tag: ({ path }) => facts[path] });
}

test('registries are counted by what runs of them; what was built here has none', () => {
  const built = subjectOf('mine:1', { local: localImage({ digests: [] }) });
  expect(domains({}, [...images, images[0]!, built])).toEqual([
    { domain: 'docker.io', images: 1, containers: 2, problem: null, lastAnswerAtMs: null },
    { domain: 'ghcr.io', images: 2, containers: 2, problem: null, lastAnswerAtMs: null },
  ]);
});

test('one answer is enough: it answers', () => {
  const facts = { 'a/b': tagFact(null, { problem: dns }), 'a/c': tagFact('sha256:1') };
  expect(domains(facts)[1]).toMatchObject({ problem: null, lastAnswerAtMs: nowMs });
});

test('without any answer the last problem is told, with the last good answer', () => {
  const facts = {
    'a/b': tagFact('x', { problem: dns, answeredAtMs: 5, checkedAtMs: 20 }),
    'a/c': tagFact(null, { problem: { ...dns, id: 'timeout' }, answeredAtMs: null, checkedAtMs: 30 }),
  };
  expect(domains(facts)[1]).toMatchObject({ problem: { id: 'timeout' }, lastAnswerAtMs: 5 });
});

test('an image that is not there is no problem of its registry, a login that fits none is', () => {
  const absent = tagFact(null, { problem: { ...dns, id: 'absent' } });
  const denied = tagFact(null, { problem: { ...dns, id: 'denied' } });
  expect(domains({ 'a/b': absent, 'a/c': absent })[1]).toMatchObject({ problem: null });
  expect(domains({ 'a/b': absent, 'a/c': denied })[1]).toMatchObject({ problem: null });
  expect(domains({ 'a/b': denied, 'a/c': denied })[1]).toMatchObject({ problem: { id: 'denied' } });
});
