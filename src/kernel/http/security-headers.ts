/**
 * What pages of NEXUS may load and be embedded in (ASVS 5.0, 3.4). Trusted Types are left out here: starting a service worker
 * from the app's own code would need a policy, and no HTML is made from strings anyway.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
].join('; ');

const always: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
};

/** A year. Without includeSubDomains: NEXUS may sit on the bare domain of a lab whose other names speak plain HTTP. */
const strictTransport = { 'strict-transport-security': 'max-age=31536000' };

/** The header fields that every answer carries. */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return isHttps ? { ...always, ...strictTransport } : always;
}
