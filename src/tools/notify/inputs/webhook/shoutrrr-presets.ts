import { type MappingPreset, WebhookMapping } from '#contracts/notify/inputs.ts';

const dayMs = 24 * 3_600_000;

/** `generic+https://` does not do: it hands the query on instead of reading it. For plain HTTP, `&disabletls=yes`. */
const shoutrrrAddress = 'generic://NEXUS/api/notify/in/TOKEN?template=json';

/** Those that send by shoutrrr, with a title and a message. */
export const shoutrrrPresets: readonly MappingPreset[] = [
  {
    id: 'watchtower',
    title: 'Watchtower',
    setUp: {
      en: 'Give Watchtower this variable, without quotation marks.\nStart it again: it reports that it has started, which shows that it works.',
      es: 'Dale a Watchtower esta variable, sin comillas.\nReinícialo: avisa de que ha arrancado, y así se ve que funciona.',
    },
    toEnter: `WATCHTOWER_NOTIFICATION_URL=${shoutrrrAddress}`,
    mapping: WebhookMapping.parse({
      title: '{{ title | default "Watchtower" }}',
      description: '{{ message }}{{ text }}',
      severity: 'info',
      labels: { alertname: 'Watchtower' },
      resolveAfterMs: dayMs,
      checked: 'images of running containers, by Watchtower',
      expected: 'nothing to report',
      seen: '{{ message }}{{ text }}',
    }),
    sample: JSON.stringify({
      title: 'Watchtower updates on nas',
      message: 'Found new redis:7 image (216afeb1)\nStopping /redis\nCreating /redis',
    }),
  },
  {
    id: 'beszel',
    title: 'Beszel',
    setUp: {
      en: 'Under Settings, Notifications, add this as a webhook URL.\nPress "Test URL" there, and save.',
      es: 'En Settings, Notifications, añade esto como URL de webhook.\nPulsa allí «Test URL» y guarda.',
    },
    toEnter: shoutrrrAddress,
    mapping: WebhookMapping.parse({
      title: '{{ title }}',
      description: '{{ message }}',
      severity: 'warning',
      resolved: '{{ title | contains "is up" "below threshold" }}',
      // What is left of the title is the system and what is measured.
      key: '{{ title | without "is up" "is down" "below threshold" "above threshold" "✅" "🔴" }}',
      labels: { alertname: 'Beszel' },
      checked: '{{ title | without "is up" "is down" "below threshold" "above threshold" "✅" "🔴" }}',
      expected: 'up and below the threshold',
      seen: '{{ message }}',
    }),
    sample: JSON.stringify({
      title: 'nas CPU above threshold',
      message: 'CPU averaged 93.10% for the previous 10 minutes.',
    }),
  },
];
