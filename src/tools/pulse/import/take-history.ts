import type { ImportItem } from '#contracts/pulse/import.ts';
import type { HeartbeatState } from '#contracts/pulse/monitor.ts';
import type { Heartbeats } from '../heartbeats/open-heartbeats.ts';
import { usualRetention } from '../heartbeats/retention.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { KumaBeat, KumaFile } from './kuma-data.ts';

export interface HistoryTarget {
  readonly heartbeats: Pick<Heartbeats, 'record'>;
  readonly added: ReadonlyMap<number, StoredMonitor>;
  readonly nowMs: number;
}

/** One transaction has to be short. */
const atOnce = 1_000;
const states: readonly HeartbeatState[] = ['down', 'up', 'pending', 'maintenance'];

/** Takes over the checks of monitors that are new here. @returns what came of them */
export async function takeHistory(file: KumaFile, target: HistoryTarget): Promise<ImportItem> {
  const counts = { taken: 0, left: 0 };
  for await (const portion of file.beats()) {
    const beats = portion.flatMap((beat) => heartbeatOf(beat, target) ?? []);
    for (let from = 0; from < beats.length; from += atOnce) {
      const { stored } = await target.heartbeats.record(beats.slice(from, from + atOnce));
      counts.taken += stored;
    }
    counts.left += portion.length;
  }
  return historyItem(counts.taken, counts.left - counts.taken);
}

/** Before anything is taken over. */
export function historyAhead(count: number, isAnyNew: boolean): ImportItem {
  const outcome = !isAnyNew ? 'not-taken' : count === 0 ? 'taken' : 'changed';
  return { what: 'history', name: 'heartbeat', kind: '', outcome, notes: [aheadNote(count, isAnyNew)] };
}

function aheadNote(count: number, isAnyNew: boolean) {
  if (!isAnyNew) {
    return {
      en: `${count} checks are in the file. None is of a monitor that is new here.`,
      es: `El fichero contiene ${count} comprobaciones. Ninguna es de un monitor nuevo aquí.`,
    };
  }
  return {
    en: `${count} checks are in the file. Those of the last 400 days, of monitors that are new here, are taken over, without the words of the target.`,
    es: `El fichero contiene ${count} comprobaciones. Se trasladan las de los últimos 400 días, de monitores nuevos aquí, sin las palabras del destino.`,
  };
}

function historyItem(taken: number, left: number): ImportItem {
  const outcome = left === 0 ? 'taken' : taken === 0 ? 'not-taken' : 'changed';
  return { what: 'history', name: 'heartbeat', kind: '', outcome, notes: [notesOf(taken, left)] };
}

function notesOf(taken: number, left: number) {
  return {
    en: `${taken} checks were taken over, without the words of the target. ${left} were not: their monitor is not new here, they are older than 400 days, or they cannot be read.`,
    es: `Se trasladaron ${taken} comprobaciones, sin las palabras del destino. ${left} no: su monitor no es nuevo aquí, tienen más de 400 días o no se pueden leer.`,
  };
}

function heartbeatOf({ monitorId, atMs, status, latencyMs }: KumaBeat, { added, nowMs }: HistoryTarget) {
  const monitor = added.get(monitorId);
  const state = states[status];
  const isKept = atMs <= nowMs && atMs > nowMs - usualRetention.blocksKeptMs;
  if (!monitor || !state || !isKept) return undefined;
  const isAnswer = latencyMs !== null && latencyMs >= 0 && (status === 1 || latencyMs > 0);
  return {
    monitorId: monitor.number,
    atMs,
    state,
    latencyMs: isAnswer ? Math.min(latencyMs, 3_600_000) : null,
    reason: null,
    location: '',
  };
}
