import type { PullRequest } from '#contracts/containers/images.ts';
import { isEngineError, type EngineError } from '#library/docker/engine-error.ts';
import { inspectImage } from '#library/docker/images.ts';
import { pullImage as pullFromRegistry } from '#library/docker/pull.ts';
import { loginAddress } from '#library/image-reference/image-reference.ts';
import { exactReference } from '#library/image-reference/split-reference.ts';
import type { ActionOutcome } from '../host.ts';
import { attempt } from '../local-host/attempt.ts';
import type { EngineAccess } from '../local-host/engine-access.ts';
import type { StepProgress } from '../operation.ts';
import { atIntervals, newPullState, takePullLine } from './pull-progress.ts';

/** Done only when the engine really has the image: it answers 200 before it knows, and some engines end without a word. */
export async function pullImage(
  { engine, clock, stopped }: EngineAccess,
  { reference, platform, login }: PullRequest,
  progress: StepProgress,
): Promise<ActionOutcome> {
  const exact = exactReference(reference);
  const signal = AbortSignal.any([progress.signal, stopped]);
  const work = async () => {
    const state = newPullState();
    using telling = atIntervals(clock, () => progress.parts([...state.layers.values()]));
    const lines = pullFromRegistry(engine, exact, {
      signal,
      ...(platform !== undefined && { platform }),
      ...(login && { login: { ...login, serveraddress: loginAddress(exact) } }),
    });
    for await (const line of lines) {
      takePullLine(state, line);
      telling.changed();
    }
    await inspectImage(engine, exact, { signal });
    if (state.note) progress.note(state.note.replace(/^Status: /, ''));
  };
  const failing = `${exact} could not be pulled`;
  return await attempt(work(), failing, (error) => explainPull(error, login !== undefined));
}

function explainPull(error: EngineError, hasLogin: boolean): string | undefined {
  const text = error.engineText ?? error.message;
  if (/no matching manifest|does not match the specified platform/i.test(text)) {
    return 'the registry has it for other processors only.';
  }
  if (/no basic auth credentials|unauthorized|denied|authentication required/i.test(text)) {
    return hasLogin
      ? 'the registry does not accept this user name and password, or they may not read it.'
      : 'the registry wants a user name and password, or there is no such image.';
  }
  if (/manifest unknown|not found/i.test(text)) return 'the registry has no such image or tag.';
  if (/no such host|connection refused|i\/o timeout|TLS handshake|server gave HTTP response/i.test(text)) {
    return 'the engine cannot reach the registry.';
  }
  if (/no space left/i.test(text)) return 'the disk of the host is full.';
  if (/toomanyrequests|rate limit/i.test(text))
    return 'the registry allows no more pulls for now. Log in, or wait.';
  return isEngineError(error, 'invalid') ? `this is no image name: ${text}` : undefined;
}
