/**
 * The SHA-256 of the archives of mongod that Roomwatch may download, by their names. MongoDB publishes digests only beside the archives, where
 * whoever changes one changes the other; these were read elsewhere:
 * Ubuntu 24.04 and macOS from the package `mongodb-ce` of NixOS/nixpkgs (commit 008d495), Debian 12 from a project that pins its download.
 * An archive that is not listed needs the setting MONGOD_SHA256.
 */
export const MONGOD_DIGESTS: Readonly<Record<string, string>> = {
  'mongodb-linux-x86_64-ubuntu2404-8.2.6.tgz': '56314a0f0a81238d974302fbffe7862efe9694c498ead62a0bca92cb595a0df0',
  'mongodb-linux-aarch64-ubuntu2404-8.2.6.tgz': '8eaa50d208e82df9effa462a6c5cb200a65b037fa118af0153f701ce1ceab422',
  'mongodb-linux-x86_64-debian12-8.2.6.tgz': 'ebf8bd8eb59c746a1ec834db4fe84d853453ed67ae3c39aea379dd0bbd16a2e6',
  'mongodb-macos-x86_64-8.2.6.tgz': '39b6ba80ad21ad1ca8dbd989d7fe81a60aa5f41475eb42d4247fe40740062f3d',
  'mongodb-macos-arm64-8.2.6.tgz': 'ef8301d05cdb4686775aee1ddce391b5f1cd67cdc61179c2d21dab246a2c4f1b',
};
