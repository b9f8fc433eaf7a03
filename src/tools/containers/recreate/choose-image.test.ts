import { expect, test } from 'vitest';
import type { PullRequest } from '#contracts/containers/images.ts';
import type { HostImages } from '../images/host-images.ts';
import { fakeHost } from '../fake-host.ts';
import { chooseImage } from './choose-image.ts';
import { fakeRecreation } from './fake-recreation.ts';
import type { ImageChoice } from './recreation.ts';

const login = { identitytoken: 'a token' };
const digest = `sha256:${'b'.repeat(64)}`;

async function pullsFor(choice: ImageChoice, present: string | null): Promise<PullRequest[]> {
  const pulls: PullRequest[] = [];
  const pull: HostImages['pull'] = async (request) => {
    pulls.push(request);
    return { done: true };
  };
  const refuse = () => Promise.reject(new Error('Nobody asks for this.'));
  const images = { pull, list: refuse, inspect: refuse, tag: refuse, previewRemoval: refuse, remove: refuse };
  const recreation = { ...fakeRecreation(), imageId: async () => present };
  const progress = { note: () => {}, parts: () => {}, signal: new AbortController().signal };
  await chooseImage(fakeHost('local', { recreation, images }), 'ghcr.io/a/b:2', choice, progress);
  return pulls;
}

test.each<[ImageChoice, string | null, PullRequest[]]>([
  [{ use: 'pull', login }, 'sha256:1', [{ reference: 'ghcr.io/a/b:2', login }]],
  [{ use: 'pull', digest, login }, 'sha256:1', [{ reference: `ghcr.io/a/b@${digest}`, login }]],
  [{ use: 'present', login }, null, [{ reference: 'ghcr.io/a/b:2', login }]],
  [{ use: 'present', login }, 'sha256:1', []],
  [{ use: 'same' }, 'sha256:1', []],
])('%j with %s on the host pulls %j', async (choice, present, pulls) => {
  expect(await pullsFor(choice, present)).toEqual(pulls);
});
