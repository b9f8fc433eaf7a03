import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '#library/docker/engine.ts';
import type { EndOutcome } from './host-terminals.ts';
import { runScript } from './run-script.ts';

/** The variable that every process of a terminal inherits; its value is the terminal's mark. */
export const markVariable = 'NEXUS_TERMINAL';

/**
 * Parameters: the marks; the signal for processes beside the shell; the signal for the shell itself; sessions found earlier.
 * A terminal is the session (setsid(2)) of a marked process that leads it, has a terminal, and whose parent is not marked:
 * tmux inside it, and what a daemon left behind, lead sessions of their own. `read` drops the NUL bytes of an environment.
 * Fields of stat, behind the name: proc(5).
 */
const script = `
marks=$1 others=$2 leaders=$3 sessions=$4
marked=' ' leading=
for folder in /proc/[0-9]*; do
  found=
  while IFS= read -r line || [ -n "$line" ]; do
    for mark in $marks; do
      case $line in *"${markVariable}=$mark"*) found=1 ;; esac
    done
  done < "$folder/environ"
  [ -n "$found" ] && IFS= read -r stat < "$folder/stat" || continue
  pid=\${folder#/proc/}
  set -- \${stat##*) }
  marked="$marked$pid "
  [ "$4" = "$pid" ] && [ "$5" != 0 ] && leading="$leading $pid:$2"
done
for pair in $leading; do
  case $marked in *" \${pair#*:} "*) ;; *) sessions="$sessions \${pair%:*}" ;; esac
done
for folder in /proc/[0-9]*; do
  IFS= read -r stat < "$folder/stat" || continue
  pid=\${folder#/proc/}
  set -- \${stat##*) }
  [ "$1" = Z ] && continue
  case " $sessions " in *" $4 "*) ;; *) continue ;; esac
  signal=$others
  [ "$pid" = "$4" ] && signal=$leaders
  sent=sent
  if [ "$signal" = none ]; then sent=spared
  else kill -"$signal" "$pid" || sent=denied; [ "$signal" = HUP ] && kill -CONT "$pid"
  fi
  echo "$sent $4"
done 2>/dev/null
exit 0`;

interface Pass {
  readonly others: string;
  readonly leaders: string;
}

/**
 * First what the shell has started, so that the shell can still reap it where the container's own first process does not;
 * programs that hear the hang-up can tidy up.
 */
const passes: readonly Pass[] = [
  { others: 'HUP', leaders: 'none' },
  { others: 'KILL', leaders: 'HUP' },
  { others: 'KILL', leaders: 'KILL' },
  { others: 'KILL', leaders: 'KILL' },
  { others: 'KILL', leaders: 'KILL' },
];
const graceMs = 250;

export interface EndProcesses {
  readonly container: string;
  readonly marks: readonly string[];
  /** Who they run as. Root may not read the environment of others, so the same user looks for them. */
  readonly user: string | undefined;
}

/** Rejects with EngineError when the container does not run. */
export async function endProcesses(
  engine: Engine,
  { container, marks, user }: EndProcesses,
): Promise<EndOutcome> {
  let sessions: readonly string[] = [];
  let isDenied = false;
  for (const { others, leaders } of passes) {
    const parameters = [marks.join(' '), others, leaders, sessions.join(' ')];
    const result = await runScript(engine, { container, script, parameters, user: isDenied ? '0:0' : user });
    if (!result) return 'no-shell';
    const told = result.output.split('\n').map((line) => line.split(' '));
    const found = told.filter(([, session]) => session !== undefined);
    if (found.length === 0) return 'ended';
    sessions = [...new Set([...sessions, ...found.map(([, session]) => session ?? '')])];
    // After `su`, only root may.
    isDenied ||= found.some(([sent]) => sent === 'denied');
    if (found.some(([sent]) => sent !== 'spared')) await sleep(graceMs);
  }
  return 'denied';
}
