import { expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { VerdictAnswer } from '#contracts/watcher/verdict.ts';
import { judge } from './judge.ts';
import {
  d,
  imageFact,
  inputOf,
  localImage,
  nowMs,
  policyOf,
  subjectOf,
  tagFact,
  tagListFact,
  type TestFacts,
} from './test-facts.ts';

const clock = manualClock(nowMs);
const source = 'https://github.com/nginx/nginx';
const said = (version: string, revision: string) => ({
  'org.opencontainers.image.version': version,
  'org.opencontainers.image.revision': revision,
  'org.opencontainers.image.source': source,
});
const subject = subjectOf('nginx:v1.2.3', { local: localImage({ labels: said('v1.2.3', 'aaaaaaa1') }) });
const page = 'https://hub.docker.com/_/nginx';

function answerWith(facts: TestFacts, releaseLink: string | null = null) {
  const policy = policyOf({ releaseLink, transform: releaseLink === null ? '' : String.raw`^v(.*)$ => $1` });
  const tagList = tagListFact(['v1.2.3', 'v1.3.0']);
  return judge(inputOf('nginx:v1.2.3', facts, { subject, policy, tagList, page }), clock);
}

const known: TestFacts = {
  tags: { 'v1.2.3': tagFact(d('a')), 'v1.3.0': tagFact(d('b')) },
  images: { [d('b')]: imageFact(d('m'), d('other'), said('v1.3.0', 'bbbbbbb2')) },
};

test('a version with what it says of itself, and where one reads about it', () => {
  const { verdict, current } = answerWith(known);
  expect(VerdictAnswer.parse(verdict.answer)).toEqual(verdict.answer);
  expect(verdict.answer?.updates).toMatchObject([
    {
      level: 'minor',
      to: { tag: 'v1.3.0', digest: d('b'), version: 'v1.3.0', revision: 'bbbbbbb2', createdAtMs: nowMs },
      links: {
        release: `${source}/releases/tag/v1.3.0`,
        compare: `${source}/compare/aaaaaaa1...bbbbbbb2`,
        source,
        registry: page,
      },
    },
  ]);
  expect(current).toMatchObject({ tag: 'v1.2.3', version: 'v1.2.3', revision: 'aaaaaaa1', digest: d('a') });
});

test('before it was read, the project of the one that runs is known', () => {
  const { verdict } = answerWith({ tags: { 'v1.2.3': tagFact(d('a')) } });
  expect(verdict.answer?.updates[0]).toMatchObject({
    to: { tag: 'v1.3.0', digest: null, version: null, createdAtMs: null },
    links: { release: `${source}/releases/tag/v1.3.0`, compare: null, source },
  });
});

test('the address that somebody wrote is filled with the tag as it is compared', () => {
  const { verdict } = answerWith(known, 'https://x.net/${transformed}/${container}');
  expect(verdict.answer?.updates[0]?.links.release).toBe('https://x.net/1.3.0/web');
});

test('two tags that repeat one version and one commit tell nothing', () => {
  const images = { [d('b')]: imageFact(d('m'), d('other'), said('v1.2.3', 'aaaaaaa1')) };
  const update = answerWith({ ...known, images }).verdict.answer?.updates[0];
  expect(update?.to).toMatchObject({ version: null, revision: null });
  expect(update?.links.compare).toBeNull();
});
