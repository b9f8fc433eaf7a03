import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

// Loaded into the NEXUS under test before its own code: what it sends to Google's push service goes to the test's.

const here = process.env['NEXUS_TEST_GOOGLE_PUSH'] ?? '';
const google = /^(fcm\.googleapis\.com|jmt17\.google\.com)$/;
const elsewhere = https.request;

function request(url: URL, options: http.RequestOptions): http.ClientRequest {
  if (!google.test(url.host)) return elsewhere(url, options);
  const sending = http.request(new URL(url.pathname, here), options);
  sending.setHeader('host', url.host);
  return sending;
}

Object.assign(https, { request });
syncBuiltinESMExports();
