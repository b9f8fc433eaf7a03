import { expect, test } from 'vitest';
import { z } from 'zod';
import { containers } from '#contracts/containers.ts';
import { call, defineContract } from '#contracts/contract.ts';
import { hub } from '#contracts/hub.ts';
import { example } from '../test-contract.ts';
import { apiDocs } from './api-docs.ts';
import { apiPage } from './api-page.ts';
import { openApiDocument } from './open-api-document.ts';

const document = openApiDocument([hub, containers, example], '1.2.3');

test('every endpoint is described, with who may use it', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const endpoints = [hub, containers, example].flatMap(({ id, endpoints: all }) =>
    Object.keys(all).map((name) => `${id}.${name}`),
  );
  expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(endpoints.toSorted());
  expect(document.paths['/api/pulse/notes']?.['post']).toMatchObject({
    summary: 'Write a note down',
    description: 'Needs the permission `containers:operate`.',
    security: [{ session: [] }, { token: [] }],
    requestBody: { required: true },
  });
  expect(document.paths['/api/hub/status']?.['get']?.security).toEqual([]);
});

test('where a permission may hold in parts only, the description says so', () => {
  expect(document.paths['/api/pulse/peeks/{name}']?.['get']).toMatchObject({
    description: 'Needs the permission `containers:read`, for what is touched.',
    'x-nexus-scoped': true,
  });
  expect(document.paths['/api/pulse/notes']?.['post']).toMatchObject({ 'x-nexus-scoped': false });
});

test('parameters, streams and channels are described', () => {
  expect(document.paths['/api/pulse/greetings/{name}']?.['get']?.parameters).toMatchObject([
    { name: 'name', in: 'path', required: true, schema: { type: 'string', maxLength: 20 } },
    { name: 'times', in: 'query', required: false, schema: { type: 'integer', default: 1 } },
    { name: 'loud', in: 'query', required: false, schema: { type: 'boolean', default: false } },
    { name: 'tag', in: 'query', required: false, schema: { type: 'array' } },
  ]);
  expect(document.paths['/api/pulse/ticks']?.['get']).toMatchObject({
    'x-nexus-kind': 'stream',
    responses: { 200: { content: { 'text/event-stream': { schema: { type: 'object' } } } } },
  });
  expect(document.paths['/api/pulse/talks/{room}']?.['get']).toMatchObject({
    'x-nexus-kind': 'channel',
    'x-nexus-incoming': { properties: { say: { type: 'string' } } },
  });
});

test('every pointer points to something', () => {
  const text = JSON.stringify(document);
  const pointers = [...text.matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  expect(pointers.length).toBeGreaterThan(0);
  for (const [, kind, name] of pointers)
    expect(Object.keys(Reflect.get(document.components, kind!))).toContain(name);
  expect(text).not.toContain('$defs');
});

test('a named schema becomes a component, and twice where it asks for less than it answers', () => {
  const Monitor = z.object({ name: z.string(), everyMs: z.int().default(5) }).meta({ id: 'Monitor' });
  const Plain = z.object({ key: z.string().meta({ secret: true, help: 'Hidden.' }) }).meta({ id: 'Plain' });
  const contract = defineContract({
    id: 'pulse',
    title: 'Pulse',
    events: [],
    endpoints: {
      put: call({
        method: 'PUT',
        path: '/m',
        summary: 'Put',
        access: 'public',
        body: Monitor,
        result: z.array(Monitor),
      }),
      post: call({
        method: 'POST',
        path: '/p',
        summary: 'Post',
        access: 'public',
        body: Plain,
        result: Plain,
      }),
    },
  });
  const { components, paths } = openApiDocument([contract], '1');
  expect(Object.keys(components.schemas).toSorted()).toEqual(['Monitor', 'MonitorInput', 'Plain', 'Problem']);
  expect(paths['/api/pulse/m']?.['put']).toMatchObject({
    requestBody: {
      content: { 'application/json': { schema: { $ref: '#/components/schemas/MonitorInput' } } },
    },
    responses: {
      200: {
        content: { 'application/json': { schema: { items: { $ref: '#/components/schemas/Monitor' } } } },
      },
    },
  });
  expect(components.schemas['Plain']).toMatchObject({
    properties: { key: { description: 'Hidden.', format: 'password', writeOnly: true } },
  });
});

test('the page is plain HTML that its own policy allows, and escapes what it shows', () => {
  const hostile = { ...example, title: '<script>alert("x")</script>' };
  const page = apiPage(openApiDocument([hostile], '1'));
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('&#60;script&#62;alert');
  expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/api/docs/script.js">']);
  expect(page).not.toMatch(/ style="| on\w+="|<style/);
});

test('the description is made once, when it is first asked for', () => {
  const docs = apiDocs([example], '1');
  const json = docs.get('/api/openapi.json')!;
  expect(json.text()).toBe(json.text());
  expect([...docs.keys()]).toEqual([
    '/api/openapi.json',
    '/api/docs',
    '/api/docs/style.css',
    '/api/docs/script.js',
  ]);
});
