import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

/**
 * The least that a durable intake of alerts can be: one row for each alert, and an answer after the commit. No rules, no
 * history, no dispatch. Started by `bare-intake.ts` with a database file and a port.
 */
const [file = ':memory:', port = '0'] = process.argv.slice(2);
const database = new DatabaseSync(file);
database.exec('pragma journal_mode = wal; pragma synchronous = full');
database.exec('create table alerts (labels text primary key, annotations text)');
const insert = database.prepare('insert or replace into alerts values (?, ?)');

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const alerts: unknown = chunks.length === 0 ? [] : JSON.parse(Buffer.concat(chunks).toString());
    database.exec('begin immediate');
    if (Array.isArray(alerts))
      for (const { labels, annotations } of alerts)
        insert.run(JSON.stringify(labels), JSON.stringify(annotations));
    database.exec('commit');
    response.end();
  });
}).listen(Number(port), '127.0.0.1');
