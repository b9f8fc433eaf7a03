import { describe } from 'vitest';
import { crashesConformance } from './conformance/crashes.ts';
import { deliveryConformance } from './conformance/delivery.ts';
import { failuresConformance } from './conformance/failures.ts';
import { replayConformance } from './conformance/replay.ts';
import type { BusEngine } from './conformance/sample.ts';

/** What every bus must do alike. */
export function busConformance(name: string, engine: BusEngine): void {
  describe(`${name} as a bus`, () => {
    describe('delivery', () => deliveryConformance(engine));
    describe('failures', () => failuresConformance(engine));
    describe('replay', () => replayConformance(engine));
    describe('crashes', () => crashesConformance(engine));
  });
}
