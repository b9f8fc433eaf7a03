import type { Evidence } from '../check-kind.ts';
import { isWithin } from '../number-ranges.ts';
import { detailOf, type Reason } from '../reasons.ts';
import type { HttpAnswer } from './http-message.ts';
import type { HttpPlan } from './http-plan.ts';
import type { HttpSettings } from './http-settings.ts';
import { withoutSecrets } from '../secret-texts.ts';
import { ownWords } from './own-words.ts';

/** `reason` is absent when the answer is as it should be. Evidence is given only of what is not. */
export interface Judgement {
  readonly reason?: Reason;
  readonly evidence?: Evidence;
}

export function judgeStatus(settings: HttpSettings, plan: HttpPlan, answer: HttpAnswer): Judgement {
  if (isWithin(plan.accepted, answer.status)) return {};
  const words = ownWords(answer, plan.secrets);
  const seen = detailOf(withoutSecrets(`${answer.status} ${answer.statusText}`, plan.secrets));
  return {
    reason: {
      id: isLoginRefused(settings, answer) ? 'auth' : 'status',
      detail: detailOf(words === '' ? seen : `${seen}: ${words}`),
    },
    evidence: { label: 'Status', labelEs: 'Estado', expected: settings.acceptedStatus, seen },
  };
}

function isLoginRefused({ user, token }: HttpSettings, { status }: HttpAnswer): boolean {
  return status === 401 && Boolean(user || token);
}

/** Looks at a body whose status was accepted. */
export function judgeBody(settings: HttpSettings, plan: HttpPlan, body: string): Judgement {
  const keyword = judgeKeyword(settings, body);
  if (keyword.reason !== undefined || plan.query === undefined) return keyword;
  const { path, expected, ask } = plan.query;
  const { holds, isJson, seen } = ask(body);
  if (holds) return {};
  const shown = isJson ? withoutSecrets(seen ?? 'nothing there', plan.secrets) : 'no JSON';
  return {
    reason: {
      id: isJson ? 'json-query' : 'bad-answer',
      detail: isJson ? detailOf(`${path} is ${shown}`) : 'The answer is no JSON',
    },
    evidence: {
      label: detailOf(path) || 'JSON',
      expected: detailOf(expected),
      seen: detailOf(shown),
    },
  };
}

function judgeKeyword({ keyword, keywordIsUnwanted }: HttpSettings, body: string): Judgement {
  if (!keyword || body.includes(keyword) !== keywordIsUnwanted) return {};
  const expected = detailOf(keyword);
  if (keywordIsUnwanted)
    return {
      reason: { id: 'keyword-found', detail: expected },
      evidence: { label: 'Text', labelEs: 'Texto', expected: `without ${expected}`, seen: expected },
    };
  return {
    reason: { id: 'keyword-missing', detail: expected },
    evidence: { label: 'Text', labelEs: 'Texto', expected, seen: `${body.length} characters without it` },
  };
}
