import type { PushDevice } from '#contracts/notify/push.ts';
import type { Language } from '../../../i18n/message.ts';
import { notifyApi } from '../live.ts';
import { type DeviceState, deviceState, isAppleMobile } from './device-state.ts';

export interface ThisDevice {
  readonly state: DeviceState;
  /** As NEXUS knows it. */
  readonly device: PushDevice | null;
}

export async function readThisDevice(signal?: AbortSignal): Promise<ThisDevice> {
  const canPush = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  const subscription = canPush ? await currentSubscription() : null;
  const known = subscription && { device: await sha256(subscription.endpoint) };
  const device = known ? (await notifyApi.pushDevice({ query: known }, { signal })).device : null;
  const state = deviceState({
    isSecure: window.isSecureContext,
    canPush,
    isAppleMobile: isAppleMobile(navigator),
    isInstalled: window.matchMedia('(display-mode: standalone)').matches,
    permission: canPush ? Notification.permission : 'default',
    isSubscribed: device !== null,
  });
  return { state, device };
}

/** To be called from a press of a button: the browser may ask. @returns null where the person did not allow it. */
export async function subscribeThisDevice(name: string, language: Language): Promise<PushDevice | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const { publicKey } = await notifyApi.pushDevice({ query: {} });
  await navigator.serviceWorker.register('/service-worker.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const key = fromBase64Url(publicKey);
  const before = await pushManager.getSubscription();
  // Of another NEXUS at this address: a browser keeps one key until it is told otherwise.
  const isOurs = before !== null && sameBytes(before.options.applicationServerKey, key);
  if (before && !isOurs) await before.unsubscribe();
  const subscription = isOurs
    ? before
    : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
  const { endpoint } = subscription;
  const replaces = before && before.endpoint !== endpoint ? { replaces: before.endpoint } : {};
  return notifyApi.subscribeDevice({ body: { endpoint, p256dh, auth, name, language, ...replaces } });
}

export async function unsubscribeThisDevice(): Promise<void> {
  const subscription = await currentSubscription();
  if (!subscription) return;
  // First here: when the browser fails afterwards, nothing is sent to it all the same.
  await notifyApi.unsubscribeDevice({ body: { endpoint: subscription.endpoint } });
  await subscription.unsubscribe();
}

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function sameBytes(buffer: ArrayBuffer | null, bytes: Uint8Array): boolean {
  if (buffer?.byteLength !== bytes.length) return false;
  return new Uint8Array(buffer).every((byte, index) => byte === bytes[index]);
}
