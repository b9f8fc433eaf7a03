import { DiffList } from '../ui/diff/diff-list.tsx';
import { TextDiff } from '../ui/diff/text-diff.tsx';
import { UnifiedDiff } from '../ui/diff/unified-diff.tsx';
import { hostileNames } from './hostile.ts';
import { Part } from './part.tsx';

const before = `# media
services:
  jellyfin:
    image: jellyfin/jellyfin:10.10.7
    ports: ["8096:8096"]
    environment:
      PUID: 1000
    volumes:
      - jellyfin_config:/config
    restart: unless-stopped
volumes:
  jellyfin_config: {}
`;
const after = before
  .replace('10.10.7', '10.11.0')
  .replace('    restart', `    labels:\n      note: ${hostileNames[1]}\n    restart`);

const unified = '@@ -1,2 +1,2 @@\n-TZ=UTC\n+TZ=Europe/Madrid\n PUID=1000\n@@ -40 +40 @@\n-A=1\n+A=2\n';

export function ChangesPage() {
  return (
    <>
      <Part title="Fields">
        <div className="w-full max-w-3xl">
          <DiffList
            label="What a deploy changes"
            changes={[
              {
                path: 'image',
                kind: 'changed',
                before: 'jellyfin/jellyfin:10.10.7',
                after: 'jellyfin/jellyfin:10.11.0',
                group: 'jellyfin',
                note: 'A new container takes the place of this one.',
              },
              { path: 'environment.TZ', kind: 'added', after: 'Europe/Madrid', group: 'jellyfin' },
              { path: 'environment.API_KEY', kind: 'changed', before: 'a', after: 'b', masked: true },
              { path: 'labels.note', kind: 'removed', before: hostileNames[1], group: 'radarr' },
              { path: 'command', kind: 'changed', before: '', after: null, group: 'radarr' },
            ]}
          />
        </div>
      </Part>
      <Part title="No change">
        <DiffList label="What a deploy changes" changes={[]} />
      </Part>
      <Part title="Texts">
        <div className="w-full">
          <TextDiff label="compose.yaml" before={before} after={after} />
        </div>
      </Part>
      <Part title="From the server">
        <div className="w-full">
          <UnifiedDiff label=".env" note="values are hidden" diff={unified} />
        </div>
      </Part>
      <Part title="Line endings">
        <div className="w-full">
          <TextDiff label=".env" before={'TZ=UTC\r\nPUID=1000\n'} after={'TZ=UTC\nPUID=1000'} />
        </div>
      </Part>
    </>
  );
}
