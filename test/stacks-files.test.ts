import { chmod, lstat, readFile, readlink, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { maskedValue } from '#contracts/containers/stack.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { requireEngine } from './engines.ts';
import { openStacksUnderTest, type SampleStack, type StacksUnderTest } from './stacks-under-test.ts';

describe.skipIf(!requireEngine('compose'))('files of stacks', () => {
  let lab: StacksUnderTest;

  beforeAll(async () => {
    lab = await openStacksUnderTest();
  });

  afterAll(async () => {
    await lab[Symbol.asyncDispose]();
  });

  async function adopted(sample: string): Promise<SampleStack & { params: { host: string; stack: string } }> {
    const stack = await lab.copyOf(sample);
    await stack.compose('up', '-d');
    const params = { host: 'local', stack: stack.name };
    await lab.handlers.adoptStack({ params }, testCall());
    return { ...stack, params };
  }

  async function fileOf(stack: { folder: string; name: string }, name = 'compose.yaml') {
    const { files } = await lab.details(stack.name);
    return files.find(({ path }) => path === join(stack.folder, name))!;
  }

  test('an edit changes no other byte, whatever the editor did to line ends', async () => {
    const stack = await lab.copyOf('profiles');
    const path = join(stack.folder, 'compose.yaml');
    const original = `\uFEFF${(await stack.read('compose.yaml')).replaceAll('\n', '\r\n').trimEnd()}`;
    await writeFile(path, original, { mode: 0o640 });
    await chmod(path, 0o640);
    const place = join(stack.folder, 'kept.yaml');
    await rename(path, place);
    await symlink('kept.yaml', path);
    await stack.compose('up', '-d');
    const params = { host: 'local', stack: stack.name };
    await lab.handlers.adoptStack({ params }, testCall());
    const { hash, text } = await fileOf(stack);
    expect(text).toBe(original);
    const typed = original.replace('\uFEFF', '').replaceAll('\r\n', '\n').replace('sleep 1000', 'sleep 999');
    const saved = await lab.handlers.saveStack(
      { params, body: { files: [{ path, text: typed, hash }] } },
      testCall(),
    );
    expect(saved.outcome).toBe('saved');
    expect(await readFile(path, 'utf8')).toBe(original.replace('sleep 1000', 'sleep 999'));
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readlink(path)).toBe('kept.yaml');
    expect((await stat(place)).mode & 0o777).toBe(0o640);
  });

  test('what somebody else wrote meanwhile is a conflict with both texts, and is kept as a version', async () => {
    const { params, ...stack } = await adopted('secrets');
    const path = join(stack.folder, 'compose.yaml');
    const open = async () =>
      (await lab.handlers.revealStackFiles({ params }, testCall())).find((file) => file.path === path)!;
    const { hash, text } = await open();
    const theirs = `${text}# theirs\n`;
    await stack.write('compose.yaml', theirs);
    const files = [{ path, text: `${text}# ours\n`, hash }];
    const refused = await lab.handlers.saveStack({ params, body: { files } }, testCall());
    const conflict = { path, typed: `${text}# ours\n`, onDisk: expect.stringContaining('# theirs') };
    expect(refused).toMatchObject({ outcome: 'conflict', conflicts: [conflict] });
    expect(await lab.deploy(stack.name, files)).toMatchObject({ outcome: 'conflict' });
    expect(await stack.read('compose.yaml')).toBe(theirs);
    const again = [{ path, text: `${theirs}# ours too\n`, hash: (await open()).hash }];
    expect(await lab.handlers.saveStack({ params, body: { files: again } }, testCall())).toMatchObject({
      outcome: 'saved',
    });
    const versions = await lab.handlers.stackVersions({ params }, testCall());
    expect(versions.map(({ state }) => state)).toEqual(['saved', 'noticed', 'adopted']);
    const query = { from: versions[1]!.id, to: versions[0]!.id };
    const [diff] = await lab.handlers.compareStackVersions({ params, query }, testCall());
    expect(diff?.diff).toContain('+# ours too');
  });

  test('values are masked, revealed on record, and never lost by saving a mask', async () => {
    const stack = await adopted('interpolation');
    const { params } = stack;
    const details = await lab.details(stack.name);
    expect(JSON.stringify(details)).not.toMatch(/hunter2|in the file|abc123/);
    const env = details.files.find(({ kind }) => kind === 'environment')!;
    expect(env).toMatchObject({ isMasked: true, text: expect.stringContaining(`PASSWORD=${maskedValue}`) });
    expect(details.files.map(({ kind }) => kind)).toEqual(['compose', 'environment', 'service-environment']);
    const save = lab.handlers.saveStack(
      { params, body: { files: [{ path: env.path, text: env.text!, hash: env.hash }] } },
      testCall(),
    );
    await expect(save).rejects.toMatchObject({ status: 400 });
    await expect(
      lab.handlers.revealStackFiles({ params }, testCall({ caller: viewer })),
    ).rejects.toMatchObject({ status: 403 });
    const open = await lab.handlers.revealStackFiles({ params }, testCall());
    expect(open.find(({ path }) => path === env.path)?.text).toBe(await stack.read('.env'));
    const records = await lab.kernel.published();
    expect(records.some(({ payload }) => payload['action'] === 'reveal files of stack')).toBe(true);
    expect(JSON.stringify(records)).not.toContain('hunter2');
    const changed = (await stack.read('web.env')).replace('abc123', 'xyz789');
    await stack.write('web.env', changed);
    const plan = await lab.plan(stack.name);
    expect(plan.services).toMatchObject([
      {
        service: 'web',
        change: 'recreate',
        fields: [{ field: 'environment.API_KEY', before: maskedValue, after: maskedValue }],
      },
    ]);
    expect(JSON.stringify(plan)).not.toMatch(/abc123|xyz789|hunter2/);
    const rows = await lab.kernel.database.query.selectFrom('stack_versions').selectAll().execute();
    expect(JSON.stringify(rows)).not.toMatch(/hunter2|abc123/);
  });

  test('nothing of our own environment gets into a stack', async () => {
    const stack = await adopted('profiles');
    await stack.write(
      'compose.yaml',
      (await stack.read('compose.yaml')).replace(
        'services:\n',
        'services:\n  leak:\n    image: busybox\n    command: ["echo", "<${NEXUS_LEAK}|${PWD}>"]\n    labels: { nexus.test: stacks }\n',
      ),
    );
    expect(await lab.deploy(stack.name)).toMatchObject({ operation: { state: 'succeeded' } });
    expect(await stack.compose('logs', 'leak')).toContain(`<|${stack.folder}>`);
  });

  test('a bad file is refused with its line before anything is written', async () => {
    const stack = await adopted('anonymous-volumes');
    const { path, hash, text } = await fileOf(stack);
    const bad = text!.replace('cache:/cache', 'cash:/cache');
    await expect(lab.deploy(stack.name, [{ path, text: bad, hash }])).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(/compose\.yaml, line 9: app refers to the volume cash/),
    });
    expect(await stack.read('compose.yaml')).toBe(text);
    const plan = await lab.plan(stack.name, [{ path, text: bad, hash }]);
    expect(plan).toMatchObject({ isPossible: false, messages: [{ file: path, line: 9 }] });
  });

  test('only who may edit changes text, and only within their part of the lab', async () => {
    const stack = await adopted('static-addresses');
    const { params } = stack;
    const { path, hash, text } = await fileOf(stack);
    const operator: Caller = { kind: 'user', userId: 'u3', name: 'olga', role: 'operator', sessionId: 's3' };
    const files = [{ path, text: `${text}#\n`, hash }];
    const options = {
      pull: 'missing',
      build: false,
      removeOrphans: false,
      forceRecreate: false,
      services: [],
    } as const;
    const deploy = (caller: Caller, given: typeof files) =>
      lab.handlers.deployStack(
        { params, query: { wait: true }, body: { files: given, options: { ...options, services: [] } } },
        testCall({ caller }),
      );
    await expect(deploy(operator, files)).rejects.toMatchObject({ status: 403 });
    expect(await deploy(operator, [])).toMatchObject({ operation: { state: 'succeeded' } });
    await expect(
      lab.handlers.validateStack({ params, body: { files, thorough: true } }, testCall({ caller: operator })),
    ).rejects.toMatchObject({ status: 403 });
    const guest: Caller = {
      ...operator,
      role: 'guest',
      grants: [{ role: 'viewer', scope: { host: 'local', stack: 'other' } }],
    };
    await expect(lab.handlers.stackDetails({ params }, testCall({ caller: guest }))).rejects.toMatchObject({
      status: 404,
    });
    const { stacks } = await lab.handlers.stacks({ query: {} }, testCall({ caller: guest }));
    expect(stacks).toEqual([]);
    const insider: Caller = {
      ...operator,
      role: 'guest',
      grants: [{ role: 'admin', scope: { stack: stack.name } }],
    };
    expect(await deploy(insider, files)).toMatchObject({ operation: { state: 'succeeded' } });
    const seen = await lab.handlers.stacks({ query: {} }, testCall({ caller: insider }));
    expect(seen.stacks.map(({ name }) => name)).toEqual([stack.name]);
  });

  test('a folder that is not mounted is named with the way to mount it', async () => {
    const stack = await lab.copyOf('secrets');
    await stack.compose('up', '-d');
    await rename(stack.folder, `${stack.folder}-gone`);
    const details = await lab.details(stack.name);
    expect(details).toMatchObject({ origin: 'found', drift: 'unknown' });
    const [file] = details.files;
    expect(file?.state).not.toBe('readable');
    expect(details.reason).toBe(file?.reason);
    await expect(
      lab.handlers.adoptStack({ params: { host: 'local', stack: stack.name } }, testCall()),
    ).rejects.toMatchObject({ status: 409 });
    const stop = await lab.handlers.actOnStack(
      {
        params: { host: 'local', stack: stack.name },
        query: { wait: true },
        body: { action: 'stop', services: [] },
      },
      testCall(),
    );
    expect(stop).toMatchObject({ state: 'succeeded' });
    expect((await lab.details(stack.name)).state).toBe('stopped');
  });

  test('labels cannot make us show any file', async () => {
    const stack = await lab.copyOf('secrets');
    const secret = join(lab.folder, 'not-a-compose-file');
    await writeFile(secret, 'root:x:0:0\n');
    const { Id } = await lab.engine.json<{ Id: string }>({
      method: 'POST',
      path: '/containers/create',
      query: { name: `${stack.name}-fake` },
      body: {
        Image: 'busybox',
        Labels: {
          'nexus.test': 'stacks',
          'com.docker.compose.project': stack.name,
          'com.docker.compose.service': 'fake',
          'com.docker.compose.project.working_dir': lab.folder,
          'com.docker.compose.project.config_files': secret,
        },
      },
    });
    const details = await lab.details(stack.name);
    expect(JSON.stringify(details)).not.toContain('root:x');
    expect(details.files[0]).toMatchObject({ state: 'unreadable', text: null });
    await lab.engine.json({ method: 'DELETE', path: `/containers/${Id}`, query: { force: true } });
  });
});
