import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { inShort } from '../message/in-short.ts';
import type { Message, MessageAlert } from '../message/message.ts';

interface TemplateVariable {
  readonly name: string;
  readonly meaning: Readonly<Record<MessageLanguage, string>>;
}

/** What a template may use, for the page that explains it. */
export const templateVariables: readonly TemplateVariable[] = [
  {
    name: 'title',
    meaning: { en: 'The title in the words of NEXUS', es: 'El título con las palabras de NEXUS' },
  },
  {
    name: 'lead',
    meaning: { en: 'Why this message comes, in a sentence', es: 'Por qué llega este mensaje, en una frase' },
  },
  {
    name: 'footer',
    meaning: {
      en: 'Why it comes to you, and the next reminder',
      es: 'Por qué te llega a ti, y el próximo recordatorio',
    },
  },
  {
    name: 'reason',
    meaning: {
      en: 'first, new-alerts, some-resolved, all-resolved, repeat, test and others',
      es: 'first, new-alerts, some-resolved, all-resolved, repeat, test y otros',
    },
  },
  { name: 'status', meaning: { en: 'firing or resolved', es: 'firing o resolved' } },
  {
    name: 'severity',
    meaning: {
      en: 'critical, warning or info: the worst of what fires',
      es: 'critical, warning o info: la peor de las activas',
    },
  },
  {
    name: 'receiver',
    meaning: { en: 'The receiver that the route leads to', es: 'El destinatario al que lleva la ruta' },
  },
  { name: 'language', meaning: { en: 'en or es', es: 'en o es' } },
  {
    name: 'group_labels',
    meaning: {
      en: 'Labels that made the group, as in group_labels.host',
      es: 'Etiquetas que formaron el grupo, como group_labels.host',
    },
  },
  {
    name: 'common_labels',
    meaning: {
      en: 'Labels that all alerts have alike',
      es: 'Etiquetas que todas las alertas tienen iguales',
    },
  },
  {
    name: 'common_annotations',
    meaning: {
      en: 'Annotations that all alerts have alike',
      es: 'Anotaciones que todas las alertas tienen iguales',
    },
  },
  { name: 'url', meaning: { en: 'The page of the alert in NEXUS', es: 'La página de la alerta en NEXUS' } },
  { name: 'external_url', meaning: { en: 'The address of this NEXUS', es: 'La dirección de este NEXUS' } },
  {
    name: 'truncated_count',
    meaning: { en: 'How many alerts were left out', es: 'Cuántas alertas se dejaron fuera' },
  },
  {
    name: 'sent_at',
    meaning: { en: 'When it is sent, for the filter time', es: 'Cuándo se envía, para el filtro time' },
  },
  {
    name: 'alerts',
    meaning: {
      en: 'The alerts: {% for alert in alerts %} … {% endfor %}',
      es: 'Las alertas: {% for alert in alerts %} … {% endfor %}',
    },
  },
  { name: 'alert.title', meaning: { en: 'What is wrong, in one line', es: 'Qué va mal, en una línea' } },
  { name: 'alert.severity', meaning: { en: 'critical, warning or info', es: 'critical, warning o info' } },
  { name: 'alert.is_firing', meaning: { en: 'Whether it is wrong now', es: 'Si va mal ahora' } },
  {
    name: 'alert.labels',
    meaning: { en: 'Its labels, as in alert.labels.host', es: 'Sus etiquetas, como alert.labels.host' },
  },
  { name: 'alert.annotations', meaning: { en: 'Its annotations', es: 'Sus anotaciones' } },
  {
    name: 'alert.starts_at',
    meaning: {
      en: 'When it began: {{ alert.starts_at | time }}',
      es: 'Cuándo empezó: {{ alert.starts_at | time }}',
    },
  },
  {
    name: 'alert.ends_at',
    meaning: { en: 'When it ended; nothing while it fires', es: 'Cuándo terminó; nada mientras está activa' },
  },
  {
    name: 'alert.lasted',
    meaning: {
      en: 'How long so far: {{ alert.lasted | duration }}',
      es: 'Cuánto lleva: {{ alert.lasted | duration }}',
    },
  },
  {
    name: 'alert.facts',
    meaning: {
      en: 'Lines of the explanation, each with name and value',
      es: 'Líneas de la explicación, cada una con name y value',
    },
  },
  {
    name: 'alert.changes',
    meaning: { en: 'Sentences of what changed just before', es: 'Frases sobre qué cambió justo antes' },
  },
  {
    name: 'alert.acknowledged_by',
    meaning: { en: 'Who is on it; nothing where nobody is', es: 'Quién se ocupa; nada si nadie' },
  },
  { name: 'alert.source', meaning: { en: 'What reported it', es: 'Quién informó' } },
  { name: 'alert.url', meaning: { en: 'Its page in NEXUS', es: 'Su página en NEXUS' } },
  { name: 'alert.change_url', meaning: { en: 'Where its rule is changed', es: 'Dónde se cambia su regla' } },
];

export const exampleTemplate = {
  title: '[{{ severity | upcase }}] {{ title }}',
  body: `{{ lead }}
{% for alert in alerts %}
{{ alert.title }} ({{ alert.lasted | duration }})
{% for fact in alert.facts %}{{ fact.name }}: {{ fact.value }}
{% endfor %}{% for change in alert.changes %}{{ change }}
{% endfor %}{% endfor %}
{{ footer }}`,
};

/** @returns plain data: copies, so that nothing of NEXUS is within reach. */
export function templateValues(whole: Message): object {
  const message = inShort(whole);
  return {
    title: message.title,
    lead: message.lead,
    footer: message.footer,
    reason: message.reason,
    status: message.status,
    severity: message.severity,
    receiver: message.receiver,
    language: message.language,
    group_labels: { ...message.groupLabels },
    common_labels: { ...message.commonLabels },
    common_annotations: { ...message.commonAnnotations },
    url: message.url,
    external_url: message.externalUrl,
    truncated_count: message.truncatedCount,
    sent_at: message.sentAtMs,
    alerts: message.alerts.map((alert) => alertValues(alert, message.sentAtMs)),
  };
}

function alertValues(alert: MessageAlert, nowMs: number): object {
  return {
    title: alert.title,
    severity: alert.severity,
    is_firing: alert.isFiring,
    labels: { ...alert.labels },
    annotations: { ...alert.annotations },
    starts_at: alert.startsAtMs,
    ends_at: alert.endsAtMs,
    lasted: (alert.isFiring ? nowMs : (alert.endsAtMs ?? nowMs)) - alert.startsAtMs,
    facts: alert.facts.map(({ name, value }) => ({ name, value })),
    changes: [...alert.changes],
    acknowledged_by: alert.acknowledgedBy,
    source: alert.source.name,
    url: alert.url,
    change_url: alert.changeUrl,
  };
}
