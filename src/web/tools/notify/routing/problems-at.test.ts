import { expect, test } from 'vitest';
import { problemSaid, problemsAt } from './problems-at.ts';

const problems = ['route.receiver', 'route.routes.1.matchers.0.value', 'route.routes.10.receiver'].map(
  (path) => ({ path, message: path }),
);

test('a place has what is in it, and not what only begins alike', () => {
  expect(problemsAt(problems, 'route.routes.1')).toEqual([problems[1]]);
  expect(problemsAt(problems, 'route', 'routes')).toEqual([problems[0]]);
  expect(problemsAt(problems, 'receivers')).toEqual([]);
});

test('a problem is said in the language of the page, as far as it has words', () => {
  const problem = { path: 'route', message: 'No.', es: 'Que no.' };
  expect(problemSaid(problem, 'es')).toBe('Que no.');
  expect(problemSaid(problem, 'en')).toBe('No.');
  expect(problemSaid({ path: 'route', message: 'No.' }, 'es')).toBe('No.');
});
