import { describe } from 'vitest';
import { constraintsConformance } from './conformance/constraints.ts';
import { manyRowsConformance } from './conformance/many-rows.ts';
import { migrationsConformance } from './conformance/migrations.ts';
import type { OpenPlace } from './conformance/sample.ts';
import { transactionsConformance } from './conformance/transactions.ts';
import { valuesConformance } from './conformance/values.ts';

/** What every engine behind `Store` must do alike. */
export function databaseConformance(name: string, open: OpenPlace): void {
  describe(`${name} as a store`, () => {
    describe('values', () => valuesConformance(open));
    describe('many rows', () => manyRowsConformance(open));
    describe('constraints', () => constraintsConformance(open));
    describe('transactions', () => transactionsConformance(open));
    describe('migrations', () => migrationsConformance(open));
  });
}
