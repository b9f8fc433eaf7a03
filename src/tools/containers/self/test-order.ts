import type { SelfOrder } from './self-order.ts';

export function testOrder(wanted: Partial<SelfOrder> = {}): SelfOrder {
  return {
    id: 'r',
    helperName: 'nexus-replace-1',
    containerId: 'old',
    fromImageId: 'sha256:1',
    reference: 'nexus:2',
    imageId: 'sha256:2',
    referenceBefore: null,
    configHash: null,
    gateMs: null,
    startedAtMs: 1,
    ...wanted,
  };
}
