import { publicPath } from '../../domain/net/public-address.ts';
import type { Viewer } from '../../domain/principals/viewer.ts';
import type { MutationResolvers } from '../../generated/graphql.ts';
import type { ApiKeyDocument } from '../../models/api-key.ts';
import type { PersonDocument } from '../../models/person.ts';
import * as account from '../../services/access/account.ts';
import * as keys from '../../services/access/api-keys.ts';
import { invitationPath } from '../../services/access/invitation-path.ts';
import * as people from '../../services/access/people.ts';
import type { Context } from '../common/context.ts';
import { ourId } from '../common/our-id.ts';
import { answer } from '../common/payload.ts';

interface Invitation {
  person: PersonDocument | null;
  path: string | null;
  url: string | null;
}

const NO_INVITATION: Invitation = { person: null, path: null, url: null };

export const invitePerson: MutationResolvers['invitePerson'] = (_root, { input }, context) =>
  answer(context, input, NO_INVITATION, async () =>
    shown(context, await people.invitePerson(context.access, input, context.viewer)),
  );

export const resetPerson: MutationResolvers['resetPerson'] = (_root, { input }, context) =>
  answer(context, input, NO_INVITATION, async () =>
    shown(context, await people.resetPerson(context.access, context.viewer.workspace, personIdOf(input.id))),
  );

const NO_PERSON: { person: PersonDocument | null } = { person: null };

export const updatePerson: MutationResolvers['updatePerson'] = (_root, { input }, context) =>
  answer(context, input, NO_PERSON, async () => ({
    person: await people.updatePerson(context.access, { ...input, id: personIdOf(input.id) }, context.viewer),
  }));

export const disablePerson: MutationResolvers['disablePerson'] = (_root, { input }, context) =>
  answer(context, input, NO_PERSON, async () => ({
    person: await people.disablePerson(
      context.access,
      { id: personIdOf(input.id), disabled: input.disabled ?? true },
      context.viewer,
    ),
  }));

export const deletePerson: MutationResolvers['deletePerson'] = (_root, { input }, context) =>
  answer<{ deletedPersonId: string | null }>(context, input, { deletedPersonId: null }, async () => {
    await people.deletePerson(context.access, personIdOf(input.id), context.viewer);
    return { deletedPersonId: input.id };
  });

const NO_KEY: { apiKey: ApiKeyDocument | null; secret: string | null } = { apiKey: null, secret: null };

export const createApiKey: MutationResolvers['createApiKey'] = (_root, { input }, context) =>
  answer(context, input, NO_KEY, () =>
    keys.createApiKey(context.access, { ...input, expiresAt: input.expiresAt ?? null }, context.viewer),
  );

export const rotateApiKey: MutationResolvers['rotateApiKey'] = (_root, { input }, context) =>
  answer(context, input, NO_KEY, () =>
    keys.rotateApiKey(context.access, context.viewer.workspace, {
      id: keyIdOf(input.id),
      overlap: input.overlap ?? null,
    }),
  );

export const revokeApiKey: MutationResolvers['revokeApiKey'] = (_root, { input }, context) =>
  answer<{ revokedApiKeyId: string | null }>(context, input, { revokedApiKeyId: null }, async () => {
    await keys.revokeApiKey(context.access, context.viewer.workspace, keyIdOf(input.id));
    return { revokedApiKeyId: input.id };
  });

export const endSession: MutationResolvers['endSession'] = (_root, { input }, context) =>
  answer<{ endedSessionId: string | null }>(context, input, { endedSessionId: null }, async () => {
    await account.endSession(context.access, account.holderOfAccount(context.viewer), input.sessionId);
    return { endedSessionId: input.sessionId };
  });

export const signOutEverywhere: MutationResolvers['signOutEverywhere'] = (_root, _args, context) =>
  answer<{ endedSessions: number | null }>(context, {}, { endedSessions: null }, async () => ({
    endedSessions: await account.signOutEverywhere(context.access, account.holderOfAccount(context.viewer)),
  }));

const NO_ACCOUNT: { account: Viewer | null } = { account: null };

export const changePassword: MutationResolvers['changePassword'] = (_root, { input }, context) =>
  answer(context, input, NO_ACCOUNT, async () => {
    await account.changePassword(context.access, account.holderOfAccount(context.viewer), input);
    return { account: context.viewer };
  });

export const beginTotp: MutationResolvers['beginTotp'] = (_root, { input }, context) =>
  answer<{ secret: string | null; address: string | null }>(context, input, { secret: null, address: null }, () =>
    account.beginTotp(context.access, account.holderOfAccount(context.viewer), input.current),
  );

export const confirmTotp: MutationResolvers['confirmTotp'] = (_root, { input }, context) =>
  answer(context, input, NO_ACCOUNT, async () => {
    await account.confirmTotp(context.access, account.holderOfAccount(context.viewer), input.code);
    return { account: context.viewer };
  });

const personIdOf = (nodeId: string) => ourId('Person', nodeId, people.personNotFound);
const keyIdOf = (nodeId: string) => ourId('ApiKey', nodeId, keys.apiKeyNotFound);

function shown({ publicUrl }: Context, { person, invitation }: people.InvitedPerson): Invitation {
  const path = publicPath(publicUrl, invitationPath(invitation));
  return { person, path, url: publicUrl && new URL(path, publicUrl).href };
}
