import type { RecreatePlan } from '#contracts/containers/recreate.ts';
import type { Engine } from '#library/docker/engine.ts';
import { changesBetween } from '../compare-bodies.ts';
import type { ContainerBody } from '../container-body.ts';
import type { Dependent } from '../dependents.ts';
import { recreateCommand } from '../recreate-command.ts';
import type { ImageChoice } from '../recreation.ts';
import { capture, type Captured } from './capture.ts';
import { imageId } from './image-tags.ts';
import { inlineFilesOf } from './inline-files.ts';
import { layerChanges } from './layer-files.ts';
import { warningsOf } from './warnings.ts';

export interface PlanRequest {
  readonly id: string;
  readonly body: ContainerBody;
  readonly image: ImageChoice;
  readonly dependents: readonly Dependent[];
  readonly signal: AbortSignal | undefined;
}

/** The same reading as for the recreation itself, told to a person. */
export async function makePlan(engine: Engine, request: PlanRequest): Promise<RecreatePlan> {
  const { id, body, image, dependents, signal } = request;
  const ids = [id, ...dependents.map(({ record }) => record.summary.id)];
  const captured = await Promise.all(ids.map((one) => capture(engine, one, signal)));
  const main = captured[0]!;
  const afterId = await imageAfter(engine, main, request);
  const bodies = captured.map((one, index) => ({
    captured: one,
    body: index === 0 ? body : one.body,
    imageId: index === 0 ? afterId : one.image.id,
  }));
  const warnings = await Promise.all(
    bodies.map(async (each) => {
      const changes = await layerChanges(engine, each.captured.id, signal);
      const inlineFiles = await inlineFilesOf(engine, each.captured.inspection, changes ?? [], signal);
      return await warningsOf(engine, { ...each, changes, inlineFiles }, signal);
    }),
  );
  return {
    name: main.body.name,
    image: { reference: body.create.Image, beforeId: main.image.id, afterId },
    phases: phasesOf(main, image, afterId === null, dependents.length),
    downtimeSeconds: downtimeSeconds(captured),
    dependents: dependents.map(({ record, reason }) => ({
      id: record.summary.id,
      name: record.summary.name,
      reason,
    })),
    anonymousVolumes: captured.flatMap(({ anonymousVolumes }) => anonymousVolumes),
    warnings: warnings.flat(),
    changes: changesBetween(main.body, body),
    command: recreateCommand(main.body.name, body, image),
  };
}

/** The engine's own when a container names none. */
const defaultStopSeconds = 10;
/** From the stop of the old one until the new one answers, as measured on a small host. */
const startSeconds = 2;

/** They are stopped one after the other. */
function downtimeSeconds(captured: readonly Captured[]): number | null {
  const running = captured.filter(({ was }) => was !== 'stopped');
  if (running.length === 0) return null;
  return running.reduce(
    (sum, { body }) => sum + (body.create.StopTimeout ?? defaultStopSeconds) + startSeconds,
    0,
  );
}

async function imageAfter(
  engine: Engine,
  main: Captured,
  { image, body, signal }: PlanRequest,
): Promise<string | null> {
  if (image.use === 'same') return main.image.id;
  if (image.use === 'exactly') return image.id;
  return image.use === 'present' ? await imageId(engine, body.create.Image, signal) : null;
}

function phasesOf(main: Captured, image: ImageChoice, isMissing: boolean, dependents: number): string[] {
  const { name } = main.body;
  const others = dependents === 0 ? '' : ` and ${dependents} that depend on it`;
  const isUp = main.was !== 'stopped';
  return [
    ...(image.use === 'pull' || isMissing ? ['Pull the image'] : []),
    `Create the new ${name}${others} beside the old`,
    isUp ? `Stop the old ${name} and start the new one under its name` : `Give the new ${name} its name`,
    ...(isUp ? ['Wait until the new one has proved itself; otherwise go back'] : []),
    `Remove the old ${name}; volumes stay`,
  ];
}
