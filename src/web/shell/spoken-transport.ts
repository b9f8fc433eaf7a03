import type { Problem } from '#contracts/access.ts';
import type { Transport } from '#contracts/client.ts';
import { ProblemError } from '#contracts/http-transport.ts';
import { currentLanguage } from '../i18n/language.ts';
import type { Language } from '../i18n/message.ts';

/** What went wrong is told in the language of the page, where the server knows it. */
export function spoken(transport: Transport): Transport {
  return {
    ...transport,
    call: (...call) => transport.call(...call).catch(inPageLanguage),
    download: (...call) => transport.download(...call).catch(inPageLanguage),
    upload: (...call) => transport.upload(...call).catch(inPageLanguage),
  };
}

function inPageLanguage(error: unknown): never {
  if (!(error instanceof ProblemError)) throw error;
  throw new ProblemError(problemIn(currentLanguage(), error.problem), { cause: error.cause });
}

export function problemIn(language: Language, problem: Problem): Problem {
  if (language !== 'es') return problem;
  const { detail, detailEs, issues } = problem;
  return {
    ...problem,
    detail: detailEs ?? detail,
    ...(issues && { issues: issues.map((issue) => ({ ...issue, message: issue.es ?? issue.message })) }),
  };
}
