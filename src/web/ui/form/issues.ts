import type { z } from 'zod';
import type { formText } from '../../i18n/form-text.ts';
import type { Translate } from '../../i18n/use-text.ts';

type Issue = z.core.$ZodIssue;
type Text = Translate<typeof formText>;

/** Of a union that fits nowhere, the branch the entry comes nearest to: right discriminator first, fewest issues next. */
function nearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const distance = (issues: readonly Issue[]) =>
    issues.length + (issues.some((issue) => issue.code === 'invalid_value') ? 100 : 0);
  return branches.toSorted((a, b) => distance(a) - distance(b))[0] ?? [];
}

function flatten(issue: Issue, under: readonly PropertyKey[] = []): readonly Issue[] {
  const path = [...under, ...issue.path];
  const inner = issue.code === 'invalid_union' ? nearest(issue.errors) : [];
  return inner.length > 0 ? inner.flatMap((each) => flatten(each, path)) : [{ ...issue, path }];
}

/** The first message of each path (`via.to`, `list.0`). */
export function issueMessages(issues: readonly Issue[], text: Text): Map<string, string> {
  const messages = new Map<string, string>();
  for (const issue of issues.flatMap((each) => flatten(each))) {
    const path = issue.path.map(String).join('.');
    if (!messages.has(path)) messages.set(path, messageOf(issue, text));
  }
  return messages;
}

function messageOf(issue: Issue, text: Text): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeMessage(issue, text);
    case 'too_small':
      return smallMessage(issue, text);
    case 'too_big':
      return bigMessage(issue, text);
    case 'invalid_format':
      return formatMessageOf(issue.format, text);
    case 'not_multiple_of':
      return text('multipleOf', { step: issue.divisor });
    case 'invalid_value':
      return issue.input === undefined ? text('required') : text('notAChoice');
    case 'unrecognized_keys':
      return text('unknownKeys', { keys: issue.keys.join(', ') });
    case 'custom':
      return issue.message;
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    default:
      return text('wrongType');
  }
}

function typeMessage(issue: z.core.$ZodIssueInvalidType, text: Text): string {
  if (issue.input === undefined || issue.input === null) return text('required');
  if (issue.expected === 'int') return text('notAWhole');
  if (issue.expected === 'number') return text('notANumber');
  return typeof issue.input === 'string' && /object|array|record/.test(issue.expected)
    ? text('notJson')
    : text('wrongType');
}

function smallMessage({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall, text: Text): string {
  const limit = Number(minimum);
  if (origin === 'string') return limit === 1 ? text('required') : text('tooShort', { count: limit });
  if (origin === 'array' || origin === 'set' || origin === 'map') return text('tooFew', { count: limit });
  return inclusive === false ? text('moreThan', { limit }) : text('atLeast', { limit });
}

function bigMessage({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig, text: Text): string {
  const limit = Number(maximum);
  if (origin === 'string') return text('tooLong', { count: limit });
  if (origin === 'array' || origin === 'set' || origin === 'map') return text('tooMany', { count: limit });
  return inclusive === false ? text('lessThan', { limit }) : text('atMost', { limit });
}

function formatMessageOf(format: string, text: Text): string {
  if (format === 'url') return text('notAUrl');
  return format === 'email' ? text('notAnEmail') : text('wrongForm');
}

/** Paths as servers write them (`body.name`, `/name`, `list[0]`), in the form used here. */
export function normalPath(path: string): string {
  const dotted = path
    .replace(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^\.+/, '');
  return dotted.replace(/^body\.?/, '');
}
