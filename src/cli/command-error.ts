import { ProblemError } from '#contracts/problem-error.ts';
import { exitCode, type ExitCode } from './exit-code.ts';

/** Why a command ends without having done what it was asked for: a sentence for a person. */
export class CommandError extends Error {
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'CommandError';
    this.code = code;
  }
}

export function usageError(message: string): CommandError {
  return new CommandError(exitCode.usage, message);
}

/** Of anything but a problem of NEXUS and a wrong command line, the cause is a mistake in this program. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.code;
  if (!(error instanceof ProblemError)) return exitCode.failed;
  const { status } = error.problem;
  if (status === 401 || status === 403) return exitCode.refused;
  if (status === 404) return exitCode.notFound;
  return status === 503 || status === 502 ? exitCode.unreachable : exitCode.failed;
}

export function messageOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return error instanceof Error ? error.message : String(error);
  const { status, detail, cause, errorId, issues = [] } = error.problem;
  if (status === 401) return 'NEXUS does not know this token. Sign in with: nexus login';
  const lines = issues.map(({ path, message }) => `  ${path}: ${message}`);
  const engine = cause ? [`  ${cause}`] : [];
  return [errorId ? `${detail} (${errorId})` : detail, ...lines, ...engine].join('\n');
}
