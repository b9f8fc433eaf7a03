import { isDeepStrictEqual } from 'node:util';
import type { ContainerSpec } from '#contracts/containers/container-spec.ts';
import type { CreateContainer } from '#library/docker/container-config.ts';
import type { ContainerBody } from '../../recreate/container-body.ts';
import { basicParts } from './basic-parts.ts';
import { devicesPart } from './devices-part.ts';
import { environmentPart } from './environment-part.ts';
import { healthCheckPart } from './health-check-part.ts';
import { limitsPart } from './limits-part.ts';
import { loggingPart } from './logging-part.ts';
import { mountsPart } from './mounts-part.ts';
import { networkPart } from './networks-part.ts';
import { portsPart } from './ports-part.ts';
import { restartPart } from './restart-part.ts';
import type { SpecPart } from './spec-part.ts';

type PartName = Exclude<keyof ContainerSpec, 'name'>;

const parts: { readonly [Name in PartName]: SpecPart<ContainerSpec[Name]> } = {
  ...basicParts,
  environment: environmentPart,
  ports: portsPart,
  mounts: mountsPart,
  network: networkPart,
  limits: limitsPart,
  restart: restartPart,
  healthCheck: healthCheckPart,
  devices: devicesPart,
  logging: loggingPart,
};
// Object.keys forgets what the table knows.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const partNames = Object.keys(parts) as PartName[];

/** With the values of environment variables. */
export function specOf({ name, create }: ContainerBody): ContainerSpec {
  const entries = partNames.map((part) => [part, parts[part].read(create)]);
  // The table has a part for each property, which Object.fromEntries cannot tell.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { name, ...Object.fromEntries(entries) } as ContainerSpec;
}

/** Touches only what differs from `specOf(body)`, so applying what was read changes nothing. */
export function applySpec(body: ContainerBody, spec: ContainerSpec): ContainerBody {
  const create = partNames.reduce((before, part) => applyPart(before, part, spec), body.create);
  return { ...body, name: spec.name, create };
}

// The parameter ties the part to its value.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function applyPart<Name extends PartName>(
  create: CreateContainer,
  name: Name,
  spec: ContainerSpec,
): CreateContainer {
  const part = parts[name];
  return isDeepStrictEqual(part.read(create), spec[name]) ? create : part.write(create, spec[name]);
}
