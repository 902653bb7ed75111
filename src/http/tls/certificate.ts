import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Files in PEM that the TLS listener shows; `ca` is that of an own authority. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}

export interface CertificateOptions {
  /** The files that the settings name. */
  readonly tlsCert: string | null;
  readonly tlsKey: string | null;
  /** Whether a certificate is to be made where the settings name none. */
  readonly selfSigned: boolean;
  /** Where the server listens, and the address under which people know it. */
  readonly host: string;
  readonly publicUrl: URL | null;
  /** Collectors may put the id of their workspace before the host name. */
  readonly workspaceIds: readonly string[];
  readonly dataDir: string;
  readonly now: Date;
}

/** The files that the settings name, else self-signed ones where those were asked for; null for a server without TLS. */
export async function certificateFiles(options: CertificateOptions): Promise<CertificateFiles | null> {
  const { tlsCert: cert, tlsKey: key, selfSigned, dataDir, now } = options;
  if (cert !== null && key !== null) return { cert, key };
  if (!selfSigned) return null;
  // Loaded only here: it is large, and most installations have a certificate or a proxy.
  const { ensureSelfSigned } = await import('./self-signed.ts');
  return ensureSelfSigned(join(dataDir, 'tls'), namesOf(options), now);
}

function namesOf({ host, publicUrl, workspaceIds }: CertificateOptions): string[] {
  const hosts = [...new Set([hostname().toLowerCase(), 'localhost'])];
  const names = [
    ...hosts,
    '*.localhost',
    ...workspaceIds.flatMap((id) => hosts.map((name) => `${id}.${name}`)),
    ...(isIP(host) && !/^(0\.0\.0\.0|::)$/.test(host) ? [host] : []),
    ...(publicUrl ? [publicUrl.hostname.replace(/^\[|\]$/g, '')] : []),
    '127.0.0.1',
    '::1',
  ];
  return [...new Set(names)];
}
