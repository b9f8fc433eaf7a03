import { createHash } from 'node:crypto';
import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Publication } from '#library/mqtt/packets.ts';

export interface Announcement {
  /** As Home Assistant is set to look for devices, `homeassistant` unless changed there. */
  readonly discovery: string;
  readonly prefix: string;
  readonly language: MessageLanguage;
  /** This NEXUS, as its users reach it. */
  readonly externalUrl: string | null;
}

const words = {
  en: { problem: 'Problem', count: 'Firing alerts' },
  es: { problem: 'Problema', count: 'Alertas activas' },
};

/** Home Assistant's MQTT discovery: one device with a sensor of trouble and one that counts, both fed by `PREFIX/state`. */
export function announcementsOf({ discovery, prefix, language, externalUrl }: Announcement): Publication[] {
  const device = deviceId(prefix);
  const { problem, count } = words[language];
  const common = {
    state_topic: `${prefix}/state`,
    device: {
      identifiers: [device],
      name: 'NEXUS Notify',
      manufacturer: 'NEXUS',
      ...(externalUrl !== null && { configuration_url: externalUrl }),
    },
    origin: { name: 'NEXUS' },
  };
  const problemSensor = {
    ...common,
    name: problem,
    unique_id: `${device}_problem`,
    device_class: 'problem',
    value_template: '{{ value_json.state }}',
    payload_on: 'ON',
    payload_off: 'OFF',
    json_attributes_topic: `${prefix}/state`,
  };
  const countSensor = {
    ...common,
    name: count,
    unique_id: `${device}_count`,
    value_template: '{{ value_json.count }}',
    state_class: 'measurement',
    icon: 'mdi:bell-alert',
  };
  const [problemTopic = '', countTopic = ''] = topicsOf(discovery, prefix);
  return [
    { topic: problemTopic, payload: JSON.stringify(problemSensor), isRetained: true },
    { topic: countTopic, payload: JSON.stringify(countSensor), isRetained: true },
  ];
}

/** Where the two are announced. */
export function topicsOf(discovery: string, prefix: string): readonly string[] {
  const device = deviceId(prefix);
  return [
    `${discovery}/binary_sensor/${device}/problem/config`,
    `${discovery}/sensor/${device}/count/config`,
  ];
}

/** The same for the same prefix, in the few characters that Home Assistant takes. */
function deviceId(prefix: string): string {
  return `nexus_notify_${createHash('sha256').update(prefix).digest('hex').slice(0, 8)}`;
}
