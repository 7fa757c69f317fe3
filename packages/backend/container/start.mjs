// The back end as it runs in its image: with HTTPS, by a key and a certificate
// that live as long as this container does. The load balancer does not check
// the certificate, and nobody else reaches the port.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import selfsigned from 'selfsigned';

// Backstage leaves out what has no value: the demo's in app-config.yaml, which
// anybody knows, would count.
for (const name of ['AUTH_SESSION_SECRET', 'PORTAL_URL']) {
  if (process.env[name]) continue;
  console.error(
    `${name} is not set, and production takes no value of the demo: give it to the container`,
  );
  process.exit(1);
}

/** Longer than any container runs. */
const VALID_DAYS = 3650;
/** Kinds of a subjectAltName (RFC 5280, 4.2.1.6). */
const DNS_NAME = 2;
const IP_ADDRESS = 7;

// Plugins of the back end ask one another by these names.
const altNames = [
  { type: DNS_NAME, value: 'localhost' },
  { type: IP_ADDRESS, ip: '127.0.0.1' },
];
const made = selfsigned.generate([{ name: 'commonName', value: 'localhost' }], {
  days: VALID_DAYS,
  keySize: 2048,
  algorithm: 'sha256',
  extensions: [{ name: 'subjectAltName', altNames }],
});

const folder = mkdtempSync(path.join(tmpdir(), 'portal-tls-'));
const keep = (name, text) => {
  const file = path.join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
};
// app-config.production.yaml reads both.
process.env.PORTAL_TLS_KEY_FILE = keep('key.pem', made.private);
process.env.PORTAL_TLS_CERT_FILE = keep('cert.pem', made.cert);
tls.setDefaultCACertificates([...tls.getCACertificates('default'), made.cert]);

// In this process: signals of the container's runtime reach the back end.
createRequire(import.meta.url)('..');
