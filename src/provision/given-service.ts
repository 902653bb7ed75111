import { types } from 'node:util';
import { ProvisionError } from './provision-error.ts';
import type { ServiceKind } from './service-kind.ts';
import type { ProvidedService } from './shared-server.ts';

const answerWithinMs = 5_000;

/**
 * A service at an address that the operator gave: checked, and otherwise left alone.
 * @throws ProvisionError where the address is malformed, no server answers within five seconds, or the server is too old
 */
export async function useGivenService(kind: ServiceKind, uri: string): Promise<ProvidedService> {
  const shown = withoutSecrets(uri);
  if (!kind.schemes.some((scheme) => uri.startsWith(scheme))) {
    throw new ProvisionError(`${kind.variable} must begin with ${kind.schemes.join(' or ')}.`);
  }
  const version = await kind.ask(uri, answerWithinMs).catch((error: unknown) => {
    throw new ProvisionError(
      `${kind.title} at ${shown} does not answer (${because(error, uri)}). ` +
        `Check that it runs and that ${kind.variable} is right, or unset ${kind.variable} to let Roomwatch provide one.`,
    );
  });
  if (version.tooOld !== null) {
    throw new ProvisionError(
      `${kind.title} at ${shown} is ${version.name} ${version.version}, and Roomwatch needs ${version.tooOld}. ` +
        `Upgrade it, or unset ${kind.variable} to let Roomwatch provide one.`,
    );
  }
  return {
    uri,
    description: `${kind.title}: ${version.name} ${version.version} at ${shown} (${kind.variable})`,
    stop: () => Promise.resolve(),
  };
}

/** An address without the user's name and password, and without options, which may hold secrets too. */
export function withoutSecrets(uri: string): string {
  return uri.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/s, '');
}

function because(error: unknown, uri: string): string {
  const message = types.isNativeError(error) ? error.message || error.name : String(error);
  // some drivers repeat the address
  return (message.split('\n')[0] ?? '').replaceAll(uri, withoutSecrets(uri)).replace(/\.$/, '');
}
