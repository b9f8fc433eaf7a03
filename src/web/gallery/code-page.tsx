import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { CodeView } from '../ui/code/code-view.tsx';
import { hostileNames } from './hostile.ts';
import { Part } from './part.tsx';

const compose = `# media
services:
  jellyfin:
    image: jellyfin/jellyfin:10.10.7
    ports: ["8096:8096"]
    environment:
      PUID: 1000
      ENABLED: true
    volumes:
      - jellyfin_config:/config
volumes:
  jellyfin_config: {}
`;

const wrong = [
  {
    severity: 'error',
    message: 'jellyfin: “imgae” is not a key of a service. Did you mean “image”?',
    line: 3,
    column: 3,
    endColumn: 11,
  },
  { severity: 'warning', message: 'PUID is a number; compose makes a text of it.', line: 7 },
] as const;

export function CodePage() {
  const [text, setText] = useState(compose);
  const [reveal, setReveal] = useState<{ line: number; column?: number }>();
  return (
    <>
      <Part title="Read">
        <div className="w-full">
          <CodeView
            label="Inspect"
            language="json"
            text={JSON.stringify({ names: hostileNames, pid: 1, ok: true, none: null }, null, 2)}
          />
        </div>
      </Part>
      <Part title="Write">
        <div className="w-full">
          <CodeView label="compose.yaml" language="yaml" text={text} onChange={setText} height={320} />
        </div>
      </Part>
      <Part title="Wrong">
        <div className="flex w-full flex-col items-start gap-2">
          <CodeView
            label="compose.yaml with mistakes"
            language="yaml"
            text={text}
            onChange={setText}
            height={240}
            diagnostics={wrong}
            reveal={reveal}
          />
          {wrong.map((each) => (
            <Button key={each.line} size="sm" onClick={() => setReveal({ ...each })}>
              {each.message}
            </Button>
          ))}
        </div>
      </Part>
    </>
  );
}
