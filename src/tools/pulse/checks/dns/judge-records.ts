import type { Evidence } from '../check-kind.ts';
import { detailOf, type Reason, type ReasonId } from '../reasons.ts';
import type { DnsAnswer, ResponseCode } from './ask-server.ts';
import type { DnsSettings } from './dns-settings.ts';
import { comparable } from './record-types.ts';

export interface DnsJudgement {
  readonly reason?: Reason;
  readonly evidence?: readonly Evidence[];
}

const reasonsOfCodes: Readonly<Record<ResponseCode, ReasonId>> = {
  NOERROR: 'records',
  NXDOMAIN: 'name-unknown',
  SERVFAIL: 'resolver-failed',
  REFUSED: 'resolver-failed',
  FORMERR: 'resolver-failed',
  NOTIMP: 'resolver-failed',
};

export function judgeRecords(settings: DnsSettings, answer: DnsAnswer): DnsJudgement {
  if (answer.kind === 'silent') return { reason: { id: 'resolver-silent' } };
  if (answer.kind === 'broken') return { reason: brokenReason(answer.code) };
  if (answer.code !== settings.responseCode)
    return {
      reason: { id: reasonsOfCodes[answer.code], detail: answer.code },
      evidence: [
        {
          label: 'Response code',
          labelEs: 'Código de respuesta',
          expected: settings.responseCode,
          seen: answer.code,
        },
      ],
    };
  return answer.code === 'NOERROR' ? judgeList(settings, answer.records) : {};
}

function judgeList(settings: DnsSettings, records: readonly string[]): DnsJudgement {
  const { type, others } = settings;
  if (records.length === 0)
    return { reason: { id: 'name-unknown', detail: `The name is there, but has no ${type} record` } };
  const seen = new Set(records.map((record) => comparable(record, type)));
  const expected = (settings.expected ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => comparable(line, type));
  if (expected.length === 0) return {};
  const isThere = expected.every((record) => seen.has(record));
  const isAlone = others === 'allowed' || [...seen].every((record) => expected.includes(record));
  if (isThere && isAlone) return {};
  const shown = detailOf(records.join(', '));
  return {
    reason: { id: 'records', detail: shown },
    evidence: [
      {
        label: `${type} records`,
        labelEs: `Registros ${type}`,
        expected: detailOf(expected.join(', ')),
        seen: shown,
      },
    ],
  };
}

function brokenReason(code: string): Reason {
  if (code === 'ECONNREFUSED') return { id: 'refused', detail: 'The name server does not listen' };
  return { id: 'resolver-failed', detail: detailOf(`What came is no answer of a name server (${code})`) };
}
