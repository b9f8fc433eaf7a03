import { useState } from 'react';
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

export function CodePage() {
  const [text, setText] = useState(compose);
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
    </>
  );
}
