/** The workspace that a new installation begins with; the administrator of the settings belongs to it. */
export const DEFAULT_WORKSPACE = 'default';

/** Ids of documents begin with the name of their workspace, so it holds no character that parts them. */
const NAME = /^[a-z0-9-]{1,64}$/;

/** Whether a text can be the name of a workspace. */
export const isWorkspaceName = (text: string): boolean => NAME.test(text);
