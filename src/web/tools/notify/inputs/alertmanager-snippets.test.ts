import { expect, test } from 'vitest';
import { alertmanagerSnippets } from './alertmanager-snippets.ts';

test('Prometheus wants scheme, host with port and path apart', () => {
  const { prometheus, address } = alertmanagerSnippets('https://nexus.example');
  expect(address).toBe('https://nexus.example/api/notify/alertmanager');
  expect(prometheus).toContain('scheme: https\n      path_prefix: /api/notify/alertmanager');
  expect(prometheus).toContain("targets: ['nexus.example:443']");
});

test('a port that is not the usual one stays', () => {
  expect(alertmanagerSnippets('http://nas:9095').prometheus).toContain("targets: ['nas:9095']");
});
