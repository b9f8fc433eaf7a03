import { useEffect, useState } from 'react';
import { LogBuffer, type LogEntry } from '../ui/log/log-buffer.ts';
import { LogView } from '../ui/log/log-view.tsx';
import { hostileNames } from './hostile.ts';

const hostileLines: LogEntry[] = [
  {
    text: '\u001b[32minfo\u001b[0m server listening on \u001b]8;;https://example.org\u001b\\:8096\u001b]8;;\u001b\\',
    stream: 'stdout',
  },
  { text: 'access granted to user\u202Enimda', stream: 'stdout' },
  { text: '10 %\r50 %\r100 %', stream: 'stdout' },
  { text: '\tat main (/app/index.js:1:1)', stream: 'stderr' },
  ...hostileNames.map((text) => ({ text, stream: 'stderr' as const })),
  { text: 'x'.repeat(256 * 1024), stream: 'stdout' },
  { text: `{"level":"error","msg":"${'payload '.repeat(400)}"}`, stream: 'stdout' },
];

function filled(count: number): LogBuffer {
  const buffer = new LogBuffer();
  const startMs = Date.now() - count * 1000;
  buffer.append(
    Array.from({ length: count }, (_, index) => ({
      text: `request ${index} GET /library/items/${index * 7} 200 in ${(index * 37) % 400} ms`,
      stream: index % 41 === 0 ? 'stderr' : 'stdout',
      atMs: startMs + index * 1000,
    })),
  );
  buffer.skip(1200);
  buffer.append(hostileLines.map((line) => ({ ...line, atMs: Date.now() })));
  return buffer;
}

export function LogPage() {
  const address = new URLSearchParams(location.search);
  const [buffer] = useState(() => filled(Number(address.get('lines') ?? 5000)));
  const isLive = address.has('live');
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => {
      buffer.append(
        Array.from({ length: 40 }, () => ({
          text: `tick ${Math.random()}`,
          stream: 'stdout',
          atMs: Date.now(),
        })),
      );
    }, 200);
    return () => clearInterval(timer);
  }, [buffer, isLive]);
  return (
    <div className="h-[70dvh]">
      <LogView buffer={buffer} label="Log of jellyfin" state={isLive ? 'live' : 'ended'} />
    </div>
  );
}
