import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { toolIds, type ToolId } from '#contracts/contract.ts';
import { NexusError } from './errors.ts';
import { Secret } from './secrets/secrets.ts';

const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const secret = z
  .string()
  .min(16, 'needs at least 16 characters')
  .transform((text) => new Secret(text));
const httpUrl = z.url({ protocol: /^https?$/, error: 'is not an http:// or https:// address' });

/** `containers=http://10.0.0.2:9090,hub=http://10.0.0.3:9095` */
const peers = commaList.transform((parts, context) => {
  const found = new Map<ToolId, string>();
  for (const part of parts) {
    const [id = '', url = ''] = part.split(/=(.*)/s);
    const tool = z.enum(toolIds).safeParse(id);
    if (tool.success && httpUrl.safeParse(url).success) found.set(tool.data, url);
    else context.addIssue({ code: 'custom', message: `has "${part}", which is not <tool>=<http address>` });
  }
  return found;
});

/** Every environment variable NEXUS reads. Each may also be given as `<NAME>_FILE`, naming a file that holds the value. */
const variables = {
  NEXUS_TOOLS: commaList.pipe(z.array(z.enum(toolIds)).min(1)).optional(),
  NEXUS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  NEXUS_LISTEN: z.string().optional(),
  NEXUS_DATA_DIR: z.string().min(1).default('data'),
  NEXUS_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'is not a postgres:// address')
    .transform((text) => new Secret(text))
    .optional(),
  NEXUS_DATABASE_DAMAGED: z.enum(['stop', 'restore', 'start-empty']).default('stop'),
  NEXUS_SECRET_KEY: secret.optional(),
  NEXUS_PUBLIC_URL: httpUrl.optional(),
  NEXUS_TRUSTED_PROXIES: commaList.default([]),
  NEXUS_ALLOW_HTTP: z.stringbool().default(false),
  NEXUS_PEERS: peers.default(() => new Map()),
  NEXUS_PEER_SECRET: secret.optional(),
  NEXUS_DOCKER_HOST: z.string().default('unix:///var/run/docker.sock'),
  NEXUS_DOCKER_CERT_DIR: z.string().optional(),
  NEXUS_STACKS_DIR: z.string().optional(),
  NEXUS_ADVISORIES_MIRROR: httpUrl.optional(),
  NEXUS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  NEXUS_LOG_FORMAT: z.enum(['text', 'json']).default('text'),
};

const Config = z.object(variables);
export type Config = z.output<typeof Config>;

const ofOthers = /^NEXUS_(TEST_.*|URL|TOKEN|CONFIG)$/;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the NEXUS_ variables once. Throws NexusError `configuration` with one issue per variable that is unknown or
 * not accepted; values are never echoed. Those of the test suites and of the `nexus` command are left alone.
 */
export function readConfig(environment: Environment): Config {
  const issues: { path: string; message: string }[] = [];
  const given = collect(environment, issues);
  const parsed = Config.safeParse(given);
  for (const issue of parsed.error?.issues ?? [])
    issues.push({ path: issue.path.join('.'), message: issue.message });
  if (!parsed.success || issues.length > 0) throw configurationError(issues);
  return parsed.data;
}

function collect(
  environment: Environment,
  issues: { path: string; message: string }[],
): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith('NEXUS_') || ofOthers.test(name) || value === undefined || value === '') continue;
    const base = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : name;
    if (!Object.hasOwn(variables, base)) {
      issues.push({ path: name, message: `is unknown.${suggestion(base)}` });
    } else if (base in given) {
      issues.push({ path: base, message: 'is given both directly and as a file; keep one.' });
    } else if (base === name) {
      given[base] = value;
    } else {
      const text = readSecretFile(name, value, issues);
      if (text !== undefined) given[base] = text;
    }
  }
  return given;
}

function readSecretFile(
  name: string,
  path: string,
  issues: { path: string; message: string }[],
): string | undefined {
  try {
    return readFileSync(path, 'utf8').trimEnd();
  } catch (error) {
    issues.push({
      path: name,
      message: `names a file that cannot be read (${codeOf(error)}).`,
    });
    return undefined;
  }
}

function configurationError(issues: readonly { path: string; message: string }[]): NexusError {
  const lines = issues.map((issue) => `  ${issue.path} ${issue.message}`);
  return new NexusError(
    'configuration',
    500,
    `NEXUS cannot start with this environment:\n${lines.join('\n')}`,
    { issues },
  );
}

function suggestion(name: string): string {
  const words = name.split('_');
  const scored = Object.keys(variables).map((known) => ({
    known,
    shared: known.split('_').filter((word) => words.includes(word)).length,
  }));
  const best = scored.toSorted((a, b) => b.shared - a.shared)[0];
  return best && best.shared > 1 ? ` Did you mean ${best.known}?` : '';
}

/** As in ENOENT. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unreadable';
}
