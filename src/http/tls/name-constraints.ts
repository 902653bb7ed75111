import { BlockList, isIP } from 'node:net';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  GeneralName,
  GeneralSubtree,
  GeneralSubtrees,
  id_ce_nameConstraints,
  NameConstraints,
} from '@peculiar/asn1-x509';
import { Extension, type X509Certificate } from '@peculiar/x509';

/**
 * The extension by which an authority can sign for these host names, what is below them, and these addresses only (RFC 5280, 4.2.1.10): who
 * trusts it trusts it for this host and for nothing else. It is critical: a client that does not know it trusts no certificate of the
 * authority.
 */
export function nameConstraints(names: readonly string[]): Extension {
  const subtrees = basesOf(names).map((base) => new GeneralSubtree({ base: subtreeOf(base) }));
  const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) });
  return new Extension(id_ce_nameConstraints, true, AsnConvert.serialize(constraints));
}

/** Whether an authority is constrained, and may sign for all of these names. */
export function permits(authority: X509Certificate, names: readonly string[]): boolean {
  const extension = authority.getExtension(id_ce_nameConstraints);
  if (extension === null || !extension.critical) return false;
  const { permittedSubtrees } = AsnConvert.parse(extension.value, NameConstraints);
  const hosts: string[] = [];
  const addresses = new BlockList();
  for (const { base } of permittedSubtrees ?? []) {
    if (base.dNSName !== undefined) hosts.push(base.dNSName);
    const [address, bits] = base.iPAddress?.split('/') ?? [];
    if (address !== undefined) addresses.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
  return names.every((name) => {
    const version = isIP(name);
    if (version !== 0) return addresses.check(name, version === 6 ? 'ipv6' : 'ipv4');
    return hosts.some((host) => isBelow(name, host));
  });
}

/** The names and addresses of which none is below another. */
function basesOf(names: readonly string[]): string[] {
  const bare = [...new Set(names.map((name) => name.toLowerCase().replace(/^\*\./, '')))];
  return bare.filter((name) => isIP(name) !== 0 || !bare.some((other) => other !== name && isBelow(name, other)));
}

const isBelow = (name: string, host: string): boolean => `.${name.toLowerCase()}`.endsWith(`.${host}`);

function subtreeOf(base: string): GeneralName {
  const version = isIP(base);
  if (version === 0) return new GeneralName({ dNSName: base });
  return new GeneralName({ iPAddress: `${base}/${version === 6 ? 128 : 32}` });
}
