import type { Resource } from '../scope.ts';
import type { Labels } from './matcher.ts';

/**
 * The part of the lab that an alert is about. Labels of an alert are not those of a container, and whoever sends alerts
 * chooses them: grants by label cover none. An alert without a host and a stack is seen only with a permission for all.
 */
export function resourceOfAlert(labels: Labels): Resource {
  return { host: labels['host'] ?? '', stack: labels['stack'] ?? null, labels: {} };
}
