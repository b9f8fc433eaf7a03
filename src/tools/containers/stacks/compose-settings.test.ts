import { expect, test } from 'vitest';
import { commandArguments, composeCommandLine } from './compose-arguments.ts';
import { composeSettings } from './compose-settings.ts';

test('compose gets what it needs of our environment, and nothing else', () => {
  const environment = {
    PATH: '/bin',
    HOME: '/root',
    NEXUS_SECRET_KEY: 'x',
    TAG: 'latest',
    DOCKER_HOST: 'wrong',
  };
  expect(composeSettings({ dataDir: '/data', environment }, 'tcp://host:2376', '/certs')).toEqual({
    stacksFolder: '/data/stacks',
    recycleFolder: '/data/recycled',
    environment: {
      PATH: '/bin',
      HOME: '/root',
      DOCKER_HOST: 'tcp://host:2376',
      DOCKER_CERT_PATH: '/certs',
      DOCKER_TLS_VERIFY: '1',
    },
  });
  expect(
    composeSettings({ dataDir: '/d', stacksDir: '/srv/s', environment: {} }, 'unix:///x', undefined),
  ).toMatchObject({ stacksFolder: '/srv/s', environment: { DOCKER_HOST: 'unix:///x' } });
});

test('no name is taken for an option, and the command can be pasted', () => {
  expect(commandArguments({ command: 'stop', services: ['--all'] })).toEqual(['stop', '--', '--all']);
  const project = {
    name: 'lab',
    workingDirectory: '/srv/my lab',
    configFiles: ['/srv/my lab/a.yaml', '/srv/my lab/b.yaml'],
    environmentFiles: ['/srv/.env'],
    profiles: ['tools'],
  };
  expect(composeCommandLine(project, { command: 'down' })).toBe(
    "docker compose --project-name lab --project-directory '/srv/my lab' -f '/srv/my lab/a.yaml' -f '/srv/my lab/b.yaml' --env-file /srv/.env --profile tools down --remove-orphans",
  );
});
