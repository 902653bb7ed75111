import 'reflect-metadata';
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { nameConstraints, permits } from './name-constraints.ts';

/** Files in PEM: what the server shows, and the authority that clients are to trust. */
export interface SelfSigned {
  cert: string;
  key: string;
  ca: string;
}

const DAY = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** The longest that common clients take. */
const SERVER_DAYS = 397;
/** A certificate that is to end sooner is made anew at the start. */
const LEAST_DAYS = 30;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/**
 * A certificate for these host names and addresses, signed by an authority of our own, in `folder`. The authority can sign for these and
 * what is below them only. It is kept, so that clients who trust it go on doing so, until a name lies elsewhere or its end is near; the
 * certificate is made anew when a name is missing or its end is near.
 */
export async function ensureSelfSigned(folder: string, names: readonly string[], now: Date): Promise<SelfSigned> {
  x509.cryptoProvider.set(webcrypto as never);
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem'), ca: join(folder, 'ca.pem') };
  const authorityKey = join(folder, 'ca-key.pem');
  const known = { ca: readCertificate(files.ca), cert: readCertificate(files.cert), key: readText(authorityKey) };
  if (known.ca && known.key && known.cert && isGood(known.ca, known.cert, names, now)) return files;

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const authority =
    known.ca && known.key && isAuthority(known.ca, names, now)
      ? { certificate: new x509.X509Certificate(known.ca.toString()), key: await importKey(known.key) }
      : await makeAuthority(names, now, files.ca, authorityKey);
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: 'CN=Roomwatch',
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + SERVER_DAYS * DAY),
    signingKey: authority.key,
    publicKey: keys.publicKey,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  write(files.key, await exportKey(keys.privateKey));
  write(files.cert, `${certificate.toString('pem')}\n`);
  return files;
}

async function makeAuthority(names: readonly string[], now: Date, file: string, keyFile: string) {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Roomwatch ${randomBytes(4).toString('hex')}`,
    notBefore: new Date(now.getTime() - DAY),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      nameConstraints(names),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  write(keyFile, await exportKey(keys.privateKey));
  write(file, `${certificate.toString('pem')}\n`);
  return { certificate, key: keys.privateKey };
}

function generateKeys() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')}\n`;
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const [bytes] = x509.PemConverter.decode(pem);
  return webcrypto.subtle.importKey('pkcs8', bytes!, ALGORITHM, true, ['sign']);
}

/** Positive and never the same again (RFC 5280, 4.1.2.2). */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}

function isGood(ca: X509Certificate, cert: X509Certificate, names: readonly string[], now: Date): boolean {
  const known = new Set(
    (cert.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, '').toLowerCase()),
  );
  const wanted = names.every((name) => name.includes(':') || known.has(name.toLowerCase()));
  return wanted && lastsLong(cert, now) && isAuthority(ca, names, now) && cert.verify(ca.publicKey);
}

/** Whether an authority may go on: one of an earlier release could sign for every host of the world. */
function isAuthority(ca: X509Certificate, names: readonly string[], now: Date): boolean {
  return lastsLong(ca, now) && permits(new x509.X509Certificate(ca.toString()), names);
}

function lastsLong(certificate: X509Certificate, now: Date): boolean {
  return Date.parse(certificate.validTo) - now.getTime() > LEAST_DAYS * DAY;
}

function readCertificate(file: string): X509Certificate | null {
  const text = readText(file);
  if (text === null) return null;
  try {
    return new X509Certificate(text);
  } catch {
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all, and for our eyes only. */
function write(file: string, text: string): void {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, text, { mode: 0o600 });
  renameSync(own, file);
}
