import { describe, expect, test } from 'vitest';
import type { Labels } from '#contracts/notify/matcher.ts';
import { inhibition, type CompiledInhibitRule } from './inhibit.ts';

/** Matches when every given label has its value; `null`: when it has not the value beside. */
function has(wanted: Labels): (labels: Labels) => boolean {
  return (labels) => Object.entries(wanted).every(([name, value]) => (labels[name] ?? '') === value);
}

function rule(source: Labels, target: Labels, equal: string[]): CompiledInhibitRule {
  return { name: 'host', source: has(source), target: has(target), equal };
}

function firing(...all: Labels[]) {
  return all.map((labels, index) => ({ fingerprint: `f${index}`, labels }));
}

const hostDown = rule({ alertname: 'HostDown' }, { alertname: 'ServiceDown' }, ['host']);
const service = { alertname: 'ServiceDown', host: 'nas', service: 'photos' };

describe('inhibition', () => {
  test('a source with the same labels keeps a target quiet, and tells which it is', () => {
    const found = inhibition([hostDown], firing({ alertname: 'HostDown', host: 'nas' })).inhibitedBy(service);
    expect(found).toMatchObject({ source: { fingerprint: 'f0' }, rule: { name: 'host' } });
  });

  test('one with other labels does not', () => {
    const other = inhibition([hostDown], firing({ alertname: 'HostDown', host: 'pi' }));
    expect(other.inhibitedBy(service)).toBeNull();
  });

  test('while one of two sources fires, the target stays quiet', () => {
    const both = firing(
      { alertname: 'HostDown', host: 'nas', probe: 'a' },
      { alertname: 'HostDown', host: 'nas', probe: 'b' },
    );
    for (const left of [both, both.slice(0, 1), both.slice(1)])
      expect(inhibition([hostDown], left).inhibitedBy(service)).not.toBeNull();
    expect(inhibition([hostDown], []).inhibitedBy(service)).toBeNull();
  });

  test('labels that both lack are equal', () => {
    const anywhere = rule({ kind: 'cause' }, { kind: 'effect' }, ['site', 'rack']);
    expect(inhibition([anywhere], firing({ kind: 'cause' })).inhibitedBy({ kind: 'effect' })).not.toBeNull();
    expect(
      inhibition([anywhere], firing({ kind: 'cause', site: 'x' })).inhibitedBy({ kind: 'effect' }),
    ).toBeNull();
  });

  test('two that are both source and target do not silence each other; a mere source silences either', () => {
    const mutual = rule({ down: '1' }, { down: '1' }, ['rack']);
    const one = { down: '1', rack: 'r', id: '1' };
    const two = { down: '1', rack: 'r', id: '2' };
    expect(inhibition([mutual], firing(one, two)).inhibitedBy(one)).toBeNull();
    const wider = rule({ down: '1' }, { small: '1' }, ['rack']);
    const smallToo = { ...one, small: '1' };
    expect(inhibition([wider], firing(two, smallToo)).inhibitedBy(smallToo)).toMatchObject({
      source: { fingerprint: 'f0' },
    });
  });

  test('a later rule is asked when an earlier one does not hold', () => {
    const first = rule({ alertname: 'Nothing' }, { alertname: 'ServiceDown' }, []);
    const found = inhibition([first, hostDown], firing({ alertname: 'HostDown', host: 'nas' }));
    expect(found.inhibitedBy(service)?.rule).toBe(hostDown);
  });
});
