import {
  type CheckContext,
  type CheckFacts,
  type CheckOutcome,
  defineCheckKind,
  type Evidence,
} from './check-kind.ts';
import { certificateEvidence, expiryReason } from './connection/certificate-facts.ts';
import { placeText } from './connection/place.ts';
import { connectionFacts } from './connection/shared-facts.ts';
import { bodyText } from './http/body-text.ts';
import type { HttpAnswer } from './http/http-message.ts';
import { follow, type Journey } from './http/follow.ts';
import { type HttpPlan, planOf } from './http/http-plan.ts';
import { httpSettings, type HttpSettings } from './http/http-settings.ts';
import { judgeBody, type Judgement, judgeStatus } from './http/judge-answer.ts';
import { valuesOf, withValues } from './values-of.ts';
import { detailOf, type Reason } from './reasons.ts';

export const http = defineCheckKind({
  kind: 'http',
  title: { en: 'Website or API (HTTP)', es: 'Sitio web o API (HTTP)' },
  help: {
    en: 'Asks for a page and looks at the status code, the answer and the certificate.',
    es: 'Pide una página y mira el código de estado, la respuesta y el certificado.',
  },
  settings: httpSettings,
  values: valuesOf('STATUS', 'RESPONSE_TIME', 'BODY', 'CONNECTED', 'IP', 'CERTIFICATE_EXPIRATION'),
  target(settings) {
    const { host, port } = planOf(settings).destination;
    return placeText(host, port);
  },
  secrets: (settings) => planOf(settings).secrets,
  async check(settings, context) {
    const startMs = context.monotonicMs();
    const plan = planOf(settings);
    const needsBody = Boolean(settings.keyword) || plan.query !== undefined || context.wants.has('BODY');
    const journey = await follow(settings, plan, needsBody ? 'all' : 'none', context);
    const latencyMs = context.monotonicMs() - startMs;
    const body = needsBody ? await textOf(journey.exchange.answer) : undefined;
    return outcomeOf({ settings, plan, context, journey, latencyMs, body });
  },
});

interface Seen {
  readonly settings: HttpSettings;
  readonly plan: HttpPlan;
  readonly context: CheckContext;
  readonly journey: Journey;
  readonly latencyMs: number;
  /** Only where somebody looks at it. */
  readonly body: string | Reason | undefined;
}

async function textOf(answer: HttpAnswer | undefined): Promise<string | Reason | undefined> {
  return answer && bodyText(answer);
}

function outcomeOf(seen: Seen): CheckOutcome {
  const { journey, context, latencyMs, settings, body } = seen;
  const { certificate, answer } = journey.exchange;
  const { reason, evidence } = judge(seen);
  const isFailed = reason !== undefined;
  const found: CheckFacts = {
    ...connectionFacts(journey.exchange, latencyMs),
    ...(answer && { latencyMs }),
    ...(isFailed && { evidence: evidenceOf(seen, evidence) }),
  };
  const facts = withValues(found, context, (name) => {
    if (name === 'STATUS') return answer?.status;
    return name === 'BODY' && typeof body === 'string' ? body : undefined;
  });
  if (isFailed) return { ...facts, ok: false, reason };
  const warning =
    certificate && !settings.ignoreTls && expiryReason(certificate, settings.certificateWarnDays);
  return warning ? { ...facts, ok: true, warning } : { ...facts, ok: true };
}

function judge({ journey, settings, plan, body }: Seen): Judgement {
  const { answer, reason } = journey.exchange;
  if (reason !== undefined) return { reason };
  if (answer === undefined) return { reason: { id: 'bad-answer' } };
  const status = judgeStatus(settings, plan, answer);
  if (status.reason !== undefined || body === undefined) return status;
  return typeof body === 'string' ? judgeBody(settings, plan, body) : { reason: body };
}

function evidenceOf({ journey }: Seen, found: Evidence | undefined): Evidence[] {
  const { certificate, reason } = journey.exchange;
  const list = found === undefined ? [] : [found];
  if (journey.ledTo !== undefined)
    list.push({ label: 'Redirected to', labelEs: 'Redirigido a', seen: detailOf(journey.ledTo) });
  if (certificate && reason?.id.startsWith('tls-')) list.push(certificateEvidence(certificate, journey.host));
  return list;
}
