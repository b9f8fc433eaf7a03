import { expect, test } from 'vitest';
import type { ContainerConfig } from '#library/docker/container-config.ts';
import { ownConfig } from './image-defaults.ts';

const image = {
  Env: ['PATH=/bin', 'MODE=image'],
  Labels: { vendor: 'acme', version: '1' },
  User: 'app',
  WorkingDir: '/app',
  StopSignal: 'SIGQUIT',
  ExposedPorts: { '80/tcp': {}, '443/tcp': {} },
  Volumes: { '/data': {} },
  Healthcheck: { Test: ['CMD', 'true'], Interval: 1_000, Retries: 3 },
  Cmd: ['serve'],
  Entrypoint: ['/entry'],
};

const asImage: ContainerConfig = { Image: 'app', ...structuredClone(image) };

function own(config: Partial<ContainerConfig>, published = {}) {
  return JSON.parse(JSON.stringify(ownConfig({ ...asImage, ...config }, image, published)));
}

test('nothing is left of what only the image says', () => {
  expect(own({ OnBuild: null })).toEqual({
    Image: 'app',
    Env: [],
    Labels: {},
    ExposedPorts: {},
    Volumes: {},
  });
});

test('what somebody chose stays, variable by variable and label by label', () => {
  const chosen = {
    Env: ['PATH=/bin', 'MODE=mine', 'MORE='],
    Labels: { vendor: 'acme', version: '2', mine: '' },
    User: '1000',
    WorkingDir: '/srv',
    StopSignal: 'SIGINT',
    Domainname: 'lan',
  };
  expect(own(chosen)).toMatchObject({
    Env: ['MODE=mine', 'MORE='],
    Labels: { version: '2', mine: '' },
    User: '1000',
    WorkingDir: '/srv',
    StopSignal: 'SIGINT',
    Domainname: 'lan',
  });
});

test('a published port stays exposed though the image exposes it', () => {
  const ports = own(
    { ExposedPorts: { ...image.ExposedPorts, '9/udp': {} } },
    { '80/tcp': [{ HostPort: '8080' }] },
  );
  expect(ports.ExposedPorts).toEqual({ '80/tcp': {}, '9/udp': {} });
});

test('volumes of the image go, others stay', () => {
  expect(own({ Volumes: { '/data': {}, '/mine': {} } }).Volumes).toEqual({ '/mine': {} });
});

test('a health check that is switched off stays so; one that is tuned keeps the tuning only', () => {
  expect(own({ Healthcheck: { Test: ['NONE'] } }).Healthcheck).toEqual({ Test: ['NONE'] });
  expect(own({ Healthcheck: { ...image.Healthcheck, Interval: 5_000 } }).Healthcheck).toEqual({
    Interval: 5_000,
  });
  expect(
    ownConfig({ Image: 'app', Healthcheck: { Test: ['CMD', 'x'], Retries: 1 } }, {}).Healthcheck,
  ).toEqual({ Test: ['CMD', 'x'], Retries: 1 });
});

test('fields that are not known here pass through', () => {
  expect(own({ FutureField: { a: 1 } })).toMatchObject({ FutureField: { a: 1 } });
});
