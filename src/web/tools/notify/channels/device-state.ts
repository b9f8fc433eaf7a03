/** What a browser says of itself, and whether NEXUS knows it. */
export interface DeviceFacts {
  /** HTTPS, or this machine itself. */
  readonly isSecure: boolean;
  readonly canPush: boolean;
  /** iPhones and iPads push to installed apps only. */
  readonly isAppleMobile: boolean;
  readonly isInstalled: boolean;
  readonly permission: NotificationPermission;
  /** The browser has a subscription, and NEXUS sends to it. */
  readonly isSubscribed: boolean;
}

export type DeviceState = 'insecure' | 'install-first' | 'unsupported' | 'blocked' | 'off' | 'on';

/** The first thing that stands in the way, in the order in which a person can do something about it. */
export function deviceState(facts: DeviceFacts): DeviceState {
  if (!facts.isSecure) return 'insecure';
  if (facts.isAppleMobile && !facts.isInstalled) return 'install-first';
  if (!facts.canPush) return 'unsupported';
  if (facts.permission === 'denied') return 'blocked';
  return facts.isSubscribed && facts.permission === 'granted' ? 'on' : 'off';
}

/** An iPad calls itself a Mac, which has no touch screen. */
export function isAppleMobile({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
  return /iPhone|iPad|iPod/u.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}
