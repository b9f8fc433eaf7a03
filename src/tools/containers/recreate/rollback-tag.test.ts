import { expect, test } from 'vitest';
import { rollbackRepository, rollbackTag, tagsBeyond } from './rollback-tag.ts';

test('a plain name is its repository, any other is made one that is allowed and its own', () => {
  expect(rollbackRepository('web-1')).toBe('nexus-rollback/web-1');
  const others = ['Web', 'web_', 'web.', '__', 'a..b'].map(rollbackRepository);
  expect(new Set(others).size).toBe(others.length);
  for (const one of others) expect(one).toMatch(/^nexus-rollback\/[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('tags sort by time, and the newest are kept', () => {
  const day = 86_400_000;
  const tags = [3, 1, 2, 0].map((days) => rollbackTag('web', days * day, 'abcd1234'));
  expect(tags[1]).toBe('nexus-rollback/web:19700102-000000000-1234');
  expect(tagsBeyond([...tags, 'nexus-rollback/web-1:0', 'busybox:latest'], 'web', 3)).toEqual([tags[3]]);
  expect(tagsBeyond(tags.slice(0, 2), 'web', 3)).toEqual([]);
  const within = [rollbackTag('web', 1_000, 'ffff'), rollbackTag('web', 1_001, '0000')];
  expect(tagsBeyond(within, 'web', 1)).toEqual([within[0]]);
});
