import { expect, test } from 'vitest';
import { parseComposeLine, readComposeText } from './compose-output.ts';

const none = { currentBytes: null, totalBytes: null };

test.each([
  [' Container lab-web-1  Started', { id: 'Container lab-web-1', status: 'Started', ...none }],
  [' Network lab_default  Creating', { id: 'Network lab_default', status: 'Creating', ...none }],
  [' Volume "lab_data"  Created', { id: 'Volume lab_data', status: 'Created', ...none }],
  [' web Pulling ', { id: 'web', status: 'Pulling', ...none }],
  [
    ' 8a1e25ce7c4f Downloading [==>   ]  1.5MB/3kB',
    {
      id: '8a1e25ce7c4f',
      status: 'Downloading [==>   ]  1.5MB/3kB',
      currentBytes: 1_500_000,
      totalBytes: 3_000,
    },
  ],
  ['#5 [app 2/2] RUN make', { id: 'Build step 5', status: '[app 2/2] RUN make', ...none }],
  [
    '{"id":"8a1e","parent_id":"Image busybox","status":"Working","text":"Downloading","current":10,"total":20}',
    { id: 'Image busybox 8a1e', status: 'Downloading', currentBytes: 10, totalBytes: 20 },
  ],
  [
    '{"id":"Container web-1","status":"Done","text":"Started"}',
    { id: 'Container web-1', status: 'Started', ...none },
  ],
  ['anything else', null],
  ['{"broken', null],
])('%j', (line, event) => {
  expect(parseComposeLine(line)).toEqual(event);
});

test('warnings, progress and the failure are told apart', () => {
  const stderr = [
    'time="2026-01-01T00:00:00Z" level=warning msg="The \\"X\\" variable is not set. Defaulting to a blank string."',
    'time="2026-01-01T00:00:00Z" level=warning msg="The \\"X\\" variable is not set. Defaulting to a blank string."',
    ' Container web-1  Creating',
    'Error response from daemon: no such image',
  ].join('\n');
  expect(readComposeText(stderr)).toEqual({
    failure: 'Error response from daemon: no such image',
    warnings: ['The "X" variable is not set. Defaulting to a blank string.'],
  });
});
