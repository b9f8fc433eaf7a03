import { expect, onTestFinished, test } from 'vitest';
import { download } from '#contracts/contract.ts';
import { httpTransport, ProblemError } from '#contracts/http-transport.ts';
import { setLanguage } from '../i18n/language.ts';
import { problemIn, spoken } from './spoken-transport.ts';

const problem = {
  type: 'urn:nexus:problem:invalid',
  title: 'Bad Request',
  status: 400,
  code: 'invalid',
  detail: 'There is one called ntfy already.',
  detailEs: 'Ya hay uno llamado ntfy.',
  issues: [
    { path: 'name', message: 'Taken.', es: 'Ocupado.' },
    { path: 'kind', message: 'Unknown.' },
  ],
};

test('what went wrong is told in Spanish where the server knows it', () => {
  expect(problemIn('en', problem)).toBe(problem);
  expect(problemIn('es', problem)).toMatchObject({
    detail: 'Ya hay uno llamado ntfy.',
    issues: [{ message: 'Ocupado.' }, { message: 'Unknown.' }],
  });
  expect(problemIn('es', { ...problem, detailEs: undefined }).detail).toBe(problem.detail);
});

test('a refused call is told in the language of the page', async () => {
  setLanguage('es');
  onTestFinished(() => setLanguage('en'));
  const fetch = async () => new Response(JSON.stringify(problem), { status: 400 });
  const file = download({ method: 'GET', path: '/file', summary: 'A file', access: 'public' });
  const transport = spoken(httpTransport({ baseUrl: 'http://nexus.test/api/x', fetch }));
  const calling = transport.download('file', file, {}, {});
  const error = await calling.catch((thrown: unknown) => thrown);
  expect(error instanceof ProblemError && error.problem.detail).toBe('Ya hay uno llamado ntfy.');
});
