import { expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import type { Turn, Writer } from './commit-group.ts';
import { GroupCommit } from './group-commit.ts';
import { failureOf, SqliteError, type Statement } from './sqlite-request.ts';

/** A writer that keeps a list of what it ran; `fail` decides what does not work. */
function recordingWriter(fail: (sql: string) => Error | undefined = () => undefined) {
  const ran: string[] = [];
  const run = (sql: string) => {
    ran.push(sql);
    const error = fail(sql);
    if (error) throw error;
  };
  const writer: Writer = {
    async execute({ sql }: Statement) {
      run(sql);
      return { rows: [], changes: 1 };
    },
    async control(commands) {
      for (const command of commands) run(command);
    },
    async writeEach(statements) {
      run(`each of ${statements.map(({ sql }) => sql).join(', ')}`);
      return statements.map(({ sql }) =>
        sql === 'odd' ? { failure: failureOf(sqliteError('odd', true), true) } : { rows: [], changes: 1 },
      );
    },
  };
  return { writer, ran };
}

function sqliteError(message: string, inTransaction: boolean): SqliteError {
  return new SqliteError({
    message,
    inTransaction,
    errcode: 13,
    code: undefined,
    status: undefined,
    stack: undefined,
  });
}

const insert = (turn: Turn, what: string) => turn.execute({ sql: what, parameters: [] });

test('commits a lone turn at once', async () => {
  const { writer, ran } = recordingWriter();
  const turn = await new GroupCommit(writer, manualClock()).take();
  await insert(turn, 'a');
  await turn.keep();
  expect(ran).toEqual(['begin immediate', 'savepoint turn', 'a', 'release turn', 'commit']);
});

test('lets those who wait share the commit, and acknowledges none of them before it', async () => {
  const { writer, ran } = recordingWriter();
  const turns = new GroupCommit(writer, manualClock());
  const acknowledged: string[] = [];
  const write = async (what: string) => {
    const turn = await turns.take();
    await insert(turn, what);
    await turn.keep();
    acknowledged.push(`${what} after ${ran.at(-1)}`);
  };
  await Promise.all([write('a'), write('b'), write('c')]);
  expect(ran.filter((sql) => sql === 'commit')).toHaveLength(1);
  expect(ran.filter((sql) => sql.length === 1)).toEqual(['a', 'b', 'c']);
  expect(acknowledged).toEqual(['a after commit', 'b after commit', 'c after commit']);
});

test('undoes one turn without touching its neighbours', async () => {
  const { writer, ran } = recordingWriter();
  const turns = new GroupCommit(writer, manualClock());
  const [first, second] = [turns.take(), turns.take()];
  await (await first).undo();
  await (await second).keep();
  expect(ran).toEqual([
    'begin immediate',
    'savepoint turn',
    'rollback to turn',
    'release turn',
    'savepoint turn',
    'release turn',
    'commit',
  ]);
});

test('rejects everyone when the shared commit fails', async () => {
  const { writer } = recordingWriter((sql) => (sql === 'commit' ? new Error('disk gone') : undefined));
  const turns = new GroupCommit(writer, manualClock());
  const write = async () => (await turns.take()).keep();
  const outcomes = await Promise.allSettled([write(), write(), write()]);
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
});

test('rejects those who were done when a later turn loses the whole transaction', async () => {
  const full = sqliteError('full', false);
  const { writer, ran } = recordingWriter((sql) => (sql === 'too much' ? full : undefined));
  const turns = new GroupCommit(writer, manualClock());
  const done = turns.take().then((turn) => turn.keep());
  const losing = turns.take().then(async (turn) => {
    await expect(insert(turn, 'too much')).rejects.toBe(full);
    await expect(insert(turn, 'more')).rejects.toBe(full);
    await turn.undo();
  });
  await expect(done).rejects.toBe(full);
  await losing;
  expect(ran).not.toContain('more');
  expect(ran).not.toContain('commit');
  await (await turns.take()).keep();
  expect(ran.at(-1)).toBe('commit');
});

test('goes on after a statement that failed alone', async () => {
  const { writer } = recordingWriter((sql) => (sql === 'bad' ? sqliteError('unique', true) : undefined));
  const turns = new GroupCommit(writer, manualClock());
  const neighbour = turns.take().then((turn) => turn.keep());
  const turn = await turns.take();
  await expect(insert(turn, 'bad')).rejects.toThrow('unique');
  await turn.undo();
  await expect(neighbour).resolves.toBeUndefined();
});

test('closes a group to newcomers after a while', async () => {
  const clock = manualClock();
  const { writer, ran } = recordingWriter();
  const turns = new GroupCommit(writer, clock);
  const [first, second] = [turns.take(), turns.take()];
  const slow = await first;
  clock.advance(20);
  await slow.keep();
  await (await second).keep();
  expect(ran.filter((sql) => sql === 'commit')).toHaveLength(2);
});

test('turns newcomers away once told to, and still serves those in line', async () => {
  const { writer } = recordingWriter();
  const turns = new GroupCommit(writer, manualClock());
  const waiting = turns.take();
  turns.refuse(new Error('closing'));
  await expect(turns.take()).rejects.toThrow('closing');
  await (await waiting).keep();
  await turns.idle();
});

test('refuses a turn that has ended', async () => {
  const { writer, ran } = recordingWriter();
  const turn = await new GroupCommit(writer, manualClock()).take();
  await turn.undo();
  await expect(insert(turn, 'late')).rejects.toMatchObject({ code: 'unavailable' });
  expect(ran).not.toContain('late');
});

const alone = (sql: string): Statement => ({ sql, parameters: [] });

test('sends statements that wait, and are turns by themselves, in one message, and tells each its own outcome', async () => {
  const { writer, ran } = recordingWriter();
  const turns = new GroupCommit(writer, manualClock());
  const outcomes = await Promise.allSettled(['a', 'odd', 'b'].map((sql) => turns.write(alone(sql))));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ran).toEqual(['each of a', 'each of odd, b']);
});

test('rejects all statements of a message whose commit failed', async () => {
  const { writer } = recordingWriter(() => new Error('full'));
  const turns = new GroupCommit(writer, manualClock());
  const outcomes = await Promise.allSettled(['a', 'b'].map((sql) => turns.write(alone(sql))));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('keeps the order of arrival between turns and statements, and lets a statement share the commit of a turn', async () => {
  const { writer, ran } = recordingWriter();
  const turns = new GroupCommit(writer, manualClock());
  const first = turns.take();
  const writing = turns.write(alone('b'));
  const last = turns.take();
  await insert(await first, 'a');
  void (await first).keep();
  await insert(await last, 'c');
  await Promise.all([(await last).keep(), writing]);
  expect(ran.filter((sql) => sql.length === 1)).toEqual(['a', 'b', 'c']);
  expect(ran.filter((sql) => sql === 'commit')).toHaveLength(1);
});

test('an odd statement among turns is undone without touching its neighbours', async () => {
  const { writer, ran } = recordingWriter((sql) => (sql === 'odd' ? sqliteError('odd', true) : undefined));
  const turns = new GroupCommit(writer, manualClock());
  const first = turns.take();
  const writing = turns.write(alone('odd'));
  const kept = (await first).keep();
  await expect(writing).rejects.toThrow('odd');
  await kept;
  expect(ran.slice(-3)).toEqual(['rollback to turn', 'release turn', 'commit']);
});

test('refuses a statement once newcomers are turned away', async () => {
  const { writer } = recordingWriter();
  const turns = new GroupCommit(writer, manualClock());
  turns.refuse(new Error('closing'));
  await expect(turns.write(alone('a'))).rejects.toThrow('closing');
});
