import { describe } from 'vitest';
import type { OpenPlace } from '#kernel/database/conformance/sample.ts';
import { anythingConformance } from './conformance/anything.ts';
import { readingConformance } from './conformance/reading.ts';
import { recordingConformance } from './conformance/recording.ts';
import { sealingConformance } from './conformance/sealing.ts';

/** What heartbeats do on every engine. */
export function heartbeatsConformance(engine: string, open: OpenPlace): void {
  describe(`heartbeats on ${engine}`, () => {
    describe('recording', () => recordingConformance(open));
    describe('sealing', () => sealingConformance(open));
    describe('reading', () => readingConformance(open));
    describe('anything', () => anythingConformance(open));
  });
}
