import { sendBatches } from './batches.ts';

/** Posts this many alerts in 100 groups as Prometheus does; resolves with how many a second were accepted. */
export function postAlerts(url: string, count: number): Promise<number> {
  return sendBatches(count, async (numbers) => {
    const alerts = numbers.map((n) => ({
      labels: { alertname: 'Bench', group: String(n % 100), id: String(n) },
      annotations: { summary: 'bench' },
    }));
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(alerts) });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  });
}
