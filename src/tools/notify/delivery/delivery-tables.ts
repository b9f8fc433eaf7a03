import type { DeliveryState } from '#contracts/notify/deliveries.ts';

export interface DeliveryTables {
  destinations: {
    id: string;
    name: string;
    kind: string;
    /** The settings with their secrets, as JSON, sealed. */
    settings: string;
    language: string;
    template_id: string | null;
    fallback_id: string | null;
    is_enabled: number;
    is_default: number;
    /** Why every message is refused until somebody changes something; null: it is not. */
    broken_reason: string | null;
    broken_reason_es: string | null;
    broken_since_ms: number | null;
    /** Nothing goes there until then. */
    held_until_ms: number | null;
    held_reason: string | null;
    held_reason_es: string | null;
    /** 1: the receiver asked for it; 0: our own wait after failures. */
    is_hold_asked: number;
    last_sent_ms: number | null;
    updated_ms: number;
    updated_by: string;
  };
  destination_memory: { destination_id: string; key: string; value: string };
  deliveries: {
    id: string;
    destination_id: string;
    receiver: string;
    group_key: string;
    reason: string;
    title: string;
    title_es: string | null;
    alert_count: number;
    /** `PendingMessage` without its destination */
    payload: string;
    state: DeliveryState;
    created_ms: number;
    sent_ms: number | null;
    attempts: number;
    next_try_ms: number | null;
    /** Given up when it fails after this; null while nothing failed. */
    give_up_ms: number | null;
    last_error: string | null;
    last_error_es: string | null;
    code: number | null;
    is_possibly_twice: number;
    merged_into: string | null;
    fallback_of: string | null;
    /** The message's id at the receiver. */
    reference: string | null;
  };
  delivery_tries: {
    id: string;
    delivery_id: string;
    at_ms: number;
    outcome: string;
    code: number | null;
    text: string;
    text_es: string | null;
    duration_ms: number;
  };
  /** Which messages were about an alert. */
  delivery_alerts: { fingerprint: string; delivery_id: string };
}
