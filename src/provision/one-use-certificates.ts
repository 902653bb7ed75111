import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as x509 from '@peculiar/x509';

/** Files in PEM for a server that lets in who has a certificate of this authority, and nobody else. */
export interface ServerCertificates {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
  /** The certificate and its key in one file. */
  readonly both: string;
}

/** The same in PEM for the client, which keeps them in memory. */
export interface ClientCertificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** On macOS mongod uses the system's TLS, which does not read every key on a curve from a file. */
const ALGORITHM =
  process.platform === 'darwin'
    ? { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2_048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }
    : { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR = 3_600_000;

/** Makes certificates for one run of a server on loopback, in a folder that only its owner can read. They end within the hour. */
export async function makeCertificates(
  folder: string,
): Promise<{ server: ServerCertificates; client: ClientCertificates }> {
  x509.cryptoProvider.set(webcrypto as never);
  const authorityKeys = await generateKeys();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: serialNumber(), name: 'CN=Roomwatch, for one run', keys: authorityKeys, ...lifetime() },
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });
  const issue = async (usage: x509.ExtendedKeyUsage) => {
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      ...{ serialNumber: serialNumber(), subject: 'CN=Roomwatch', issuer: authority.subject, ...lifetime() },
      ...{ signingKey: authorityKeys.privateKey, publicKey: keys.publicKey, signingAlgorithm: ALGORITHM },
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([usage]),
        new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }]),
        await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
    return { cert: `${certificate.toString('pem')}\n`, key: `${key}\n` };
  };
  const [server, client] = [
    await issue(x509.ExtendedKeyUsage.serverAuth),
    await issue(x509.ExtendedKeyUsage.clientAuth),
  ];
  const ca = `${authority.toString('pem')}\n`;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  return {
    server: {
      authority: write('ca.pem', ca),
      certificate: write('cert.pem', server.cert),
      key: write('key.pem', server.key),
      both: write('both.pem', server.cert + server.key),
    },
    client: { ca, ...client },
  };
}

function generateKeys() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>;
}

/** From an hour ago, because clocks are set back, for an hour. */
function lifetime() {
  return { notBefore: new Date(Date.now() - HOUR), notAfter: new Date(Date.now() + HOUR) };
}

function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}
