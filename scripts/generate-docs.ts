/** Writes every document that is made from code. `.ci/run` checks that nothing changes. */
await import('./generate-kql-doc.ts');
await import('./generate-settings-doc.ts');
await import('./generate-signals-doc.ts');
await import('./generate-agent-config.ts');
await import('./generate-view-schema.ts');
await import('./generate-folder-graph.ts');

export {};
