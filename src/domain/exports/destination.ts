import { isIP } from 'node:net';
import { isAllowedAddress } from '../net/address.ts';

export { isAllowedAddress };

/** The destination of a scheduled export. */
export type Destination = FolderDestination | S3Destination;

/** A folder below EXPORT_DIR. */
export interface FolderDestination {
  readonly kind: 'folder';
  readonly folder: string;
}

/** A bucket of a store that speaks S3. The secret key is kept elsewhere, encrypted. */
export interface S3Destination {
  readonly kind: 's3';
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** The prefix of the objects' names; empty, or without a slash at either end. */
  readonly prefix: string;
  readonly pathStyle: boolean;
  readonly accessKeyId: string;
}

/** The destination for people: `folder/x`, `s3://bucket/prefix`. */
export function describeDestination(destination: Destination): string {
  if (destination.kind === 'folder') return `folder ${destination.folder === '' ? '.' : destination.folder}`;
  const { endpoint, bucket, prefix } = destination;
  return `s3://${bucket}${prefix === '' ? '' : `/${prefix}`} at ${endpoint}`;
}

const SEGMENT = /^[A-Za-z0-9 ._-]{1,100}$/;

/** A path of plain names below a root; null for a path that could lead elsewhere. The empty path is the root itself. */
export function plainPath(text: string): string | null {
  if (text === '') return '';
  const segments = text.split('/');
  const isPlain = segments.length <= 10 && segments.every((one) => SEGMENT.test(one) && !/^\.+$|^[ ]|[ .]$/.test(one));
  return isPlain ? text : null;
}

/**
 * The endpoint of a store as an origin; null for anything else: another scheme, a name or password in it, a path, an address that is
 * never allowed. A host name is looked at again when it is resolved. `allowed`, where it is set, names the only ones.
 */
export function endpointOf(text: string, allowed: readonly string[] | null): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowedAddress(host)) return null;
  if (allowed !== null && !allowed.includes(url.origin)) return null;
  return url.origin;
}
