import type { ResolversOf } from '../common/resolvers-of.ts';

export const ExportDestination: ResolversOf<'ExportDestination'> = {
  folder: (destination) => (destination.kind === 'folder' ? destination.folder : null),
  s3: (destination) => (destination.kind === 's3' ? destination : null),
};
