import { expect, test } from 'vitest';
import { parseCondition } from './parse-condition.ts';
import { conditionFunctions, placeholders } from './placeholders.ts';

const placeholderWords = Object.entries(placeholders).map(([name, word]) => ({ name: `[${name}]`, ...word }));
const functionWords = Object.entries(conditionFunctions).map(([name, word]) => ({
  name: `${name}(`,
  ...word,
}));

test.each([...placeholderWords, ...functionWords])(
  '$name is explained in both languages, with an example that can be read',
  ({ name, example, en, es }) => {
    expect(example).toContain(name);
    expect(parseCondition(example).problem).toBeUndefined();
    expect([en.length > 10, es.length > 10, en === es]).toEqual([true, true, false]);
  },
);
