import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../engines.ts';
import { freePort } from '../journey/nexus-processes.ts';
import { makeAuthority } from './own-authority.ts';
import { readMail, type Mail } from './read-mail.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/**
 * A real mail server for lab.test: STARTTLS on one port, TLS on the other, nobody gets in without signing in over TLS.
 * It knows no `nobody`, and the mailbox of `full` is full. Run as root, since it changes to its own user.
 */
export interface Exim extends AsyncDisposable {
  readonly port: number;
  readonly tlsPort: number;
  /** PEM. */
  readonly ca: string;
  readonly user: string;
  readonly password: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Everything that was delivered, in no order. */
  mails(): Mail[];
}

/** Debian's; its program is built for it. */
const eximUser = 'Debian-exim';

export async function openExim(): Promise<Exim> {
  const folder = mkdtempSync(join(tmpdir(), 'nxmail-'));
  const ports = [await freePort(), await freePort()] as const;
  const authority = makeAuthority(folder);
  const account = { user: 'nexus', password: 'pass-word of tests' };
  for (const name of ['spool', 'log', 'mail']) mkdirSync(join(folder, name));
  const config = join(folder, 'exim.conf');
  writeFileSync(config, configOf(folder, ports, account));
  execFileSync('chown', ['-R', eximUser, folder]);
  // It trusts no configuration that somebody else could write.
  execFileSync('chown', ['root', config]);
  let server: ServerProcess | undefined;
  const start = async () => {
    server = await startServer(programPath('exim4') ?? '', ['-bdf', '-C', config], ports);
  };
  const kill = async () => {
    await server?.[Symbol.asyncDispose]();
    server = undefined;
  };
  await start();
  return {
    port: ports[0],
    tlsPort: ports[1],
    ca: authority.ca,
    ...account,
    start,
    kill,
    mails: () => readMaildir(join(folder, 'mail', 'new')),
    async [Symbol.asyncDispose]() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readMaildir(folder: string): Mail[] {
  try {
    return readdirSync(folder).map((name) => readMail(readFileSync(join(folder, name), 'latin1')));
  } catch {
    // Made with the first mail.
    return [];
  }
}

function configOf(
  folder: string,
  [port, tlsPort]: readonly [number, number],
  { user, password }: { user: string; password: string },
): string {
  return `
primary_hostname = mail.lab.test
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
pid_file_path = ${folder}/exim.pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port} : ${tlsPort}
tls_on_connect_ports = ${tlsPort}
tls_advertise_hosts = *
tls_certificate = ${folder}/server.pem
tls_privatekey = ${folder}/server.key
rfc1413_query_timeout = 0s
acl_smtp_rcpt = recipient
begin acl
recipient:
  deny !authenticated = *
       message = Sign in first
  deny local_parts = nobody
       message = There is no such mailbox
  defer local_parts = full
        message = The mailbox is full
  accept domains = lab.test
  deny message = No relaying
begin routers
everybody:
  driver = accept
  domains = lab.test
  transport = maildir
begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = ${folder}/mail
  envelope_to_add
  user = ${eximUser}
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_advertise_condition = \${if def:tls_in_cipher}
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${user}}}{eq{$auth3}{${password}}}}}
  server_set_id = $auth2
`;
}
