import type { GrpcAnswer } from '#library/grpc/check-health.ts';
import { readHealthResponse } from '#library/grpc/health-message.ts';
import type { Finding } from '../dialogue/outcome-of.ts';
import { detailOf, type ReasonId } from '../reasons.ts';

/** Codes of gRPC ("Status codes and their use in gRPC") that mean something of their own here. */
const reasonsOfCodes: Readonly<Record<number, ReasonId>> = {
  4: 'timeout-answer',
  5: 'not-found',
  7: 'auth',
  8: 'busy',
  12: 'not-found',
  14: 'starting',
  16: 'auth',
};

/** Whether a service is well. [STATUS] is the code of gRPC, [BODY] what it says: SERVING, NOT_SERVING, … */
export function judgeHealth({ httpStatus, status, words, data }: GrpcAnswer): Finding {
  if (httpStatus !== 200) {
    const seen = String(httpStatus);
    return {
      reason: { id: 'status', detail: seen },
      evidence: [{ label: 'HTTP status', labelEs: 'Estado HTTP', expected: '200', seen }],
    };
  }
  if (status === undefined) return { reason: { id: 'bad-answer', detail: 'The answer has no grpc-status' } };
  if (status !== 0) {
    const detail = detailOf(words === '' ? `gRPC status ${status}` : `${words} (gRPC status ${status})`);
    return { status, reason: { id: reasonsOfCodes[status] ?? 'query', detail } };
  }
  const health = readHealthResponse(data);
  if (health === undefined)
    return { status, reason: { id: 'bad-answer', detail: 'Its message is none of the health protocol' } };
  if (health === 'SERVING') return { status, body: health };
  return {
    status,
    body: health,
    reason: { id: health === 'SERVICE_UNKNOWN' ? 'not-found' : 'unhealthy', detail: health },
    evidence: [{ label: 'Health', labelEs: 'Salud', expected: 'SERVING', seen: health }],
  };
}
