import { inShort } from '../message/in-short.ts';
import type { Message, MessageAlert } from '../message/message.ts';

/** What a template may use, for the page that explains it. */
export const templateVariables: readonly { readonly name: string; readonly meaning: string }[] = [
  { name: 'title', meaning: 'The title in the words of NEXUS' },
  { name: 'lead', meaning: 'Why this message comes, in a sentence' },
  { name: 'footer', meaning: 'Why it comes to you, and the next reminder' },
  { name: 'reason', meaning: 'first, new-alerts, some-resolved, all-resolved, repeat, test and others' },
  { name: 'status', meaning: 'firing or resolved' },
  { name: 'severity', meaning: 'critical, warning or info: the worst of what fires' },
  { name: 'receiver', meaning: 'The receiver that the route leads to' },
  { name: 'language', meaning: 'en or es' },
  { name: 'group_labels', meaning: 'Labels that made the group, as in group_labels.host' },
  { name: 'common_labels', meaning: 'Labels that all alerts have alike' },
  { name: 'common_annotations', meaning: 'Annotations that all alerts have alike' },
  { name: 'url', meaning: 'The page of the alert in NEXUS' },
  { name: 'external_url', meaning: 'The address of this NEXUS' },
  { name: 'truncated_count', meaning: 'How many alerts were left out' },
  { name: 'sent_at', meaning: 'When it is sent, for the filter time' },
  { name: 'alerts', meaning: 'The alerts: {% for alert in alerts %} … {% endfor %}' },
  { name: 'alert.title', meaning: 'What is wrong, in one line' },
  { name: 'alert.severity', meaning: 'critical, warning or info' },
  { name: 'alert.is_firing', meaning: 'Whether it is wrong now' },
  { name: 'alert.labels', meaning: 'Its labels, as in alert.labels.host' },
  { name: 'alert.annotations', meaning: 'Its annotations' },
  { name: 'alert.starts_at', meaning: 'When it began: {{ alert.starts_at | time }}' },
  { name: 'alert.ends_at', meaning: 'When it ended; nothing while it fires' },
  { name: 'alert.lasted', meaning: 'How long so far: {{ alert.lasted | duration }}' },
  { name: 'alert.facts', meaning: 'Lines of the explanation, each with name and value' },
  { name: 'alert.changes', meaning: 'Sentences of what changed just before' },
  { name: 'alert.acknowledged_by', meaning: 'Who is on it; nothing where nobody is' },
  { name: 'alert.source', meaning: 'What reported it' },
  { name: 'alert.url', meaning: 'Its page in NEXUS' },
  { name: 'alert.change_url', meaning: 'Where its rule is changed' },
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
