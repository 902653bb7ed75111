/** What shippers ask of a cluster before they send, answered so that they go on; null for what they cannot do without. */
export interface ClusterAnswer {
  status: number;
  body: object;
}

/** Things that are kept under a name, and that nothing here needs. */
const NAMED =
  /^(_template|_index_template|_component_template|_ilm|_slm|_ingest|_data_stream|_alias|_aliases|_enrich|_transform|_security|_cluster|_scripts)(\/|$)/;
/** What is done with an index. */
const DONE = /(^|\/)(_rollover|_settings|_mapping|_mappings|_alias|_aliases|_open|_close|_block)(\/|$)/;

/** What makes stored documents visible or lasting, which they are here when they are acknowledged. */
const SETTLES = /^([^_/][^/]*\/)?(_refresh|_flush|_forcemerge)$/;

const LICENSE = { uid: '00000000-0000-0000-0000-000000000000', type: 'basic', mode: 'basic', status: 'active' };
const FEATURE = { available: true, enabled: true };

/** Answers a request of a path below `/elasticsearch/` that brings no documents. */
export function clusterAnswer(method: string, path: string, version: string): ClusterAnswer | null {
  const reads = method === 'GET' || method === 'HEAD';
  if (path === '') return reads ? { status: 200, body: about(version) } : null;
  if (SETTLES.test(path) && (reads || method === 'POST')) {
    return { status: 200, body: { _shards: { total: 1, successful: 1, failed: 0 } } };
  }
  if (reads) {
    if (/^(_license|_xpack\/license)$/.test(path)) return { status: 200, body: { license: LICENSE } };
    if (path === '_xpack') {
      return {
        status: 200,
        body: { build: {}, license: LICENSE, features: { ilm: FEATURE, data_streams: FEATURE }, tagline: '' },
      };
    }
    if (/^_cluster\/health/.test(path)) {
      return {
        status: 200,
        body: { cluster_name: 'roomwatch', status: 'green', timed_out: false, number_of_nodes: 1 },
      };
    }
    // No node is listed, so that a client that looks for others stays with this address.
    if (/^_nodes(\/|$)/.test(path)) {
      return {
        status: 200,
        body: { _nodes: { total: 1, successful: 1, failed: 0 }, cluster_name: 'roomwatch', nodes: {} },
      };
    }
    if (/^_cat\//.test(path)) return { status: 200, body: [] };
    if (NAMED.test(path) || DONE.test(path) || isIndex(path)) {
      return {
        status: 404,
        body: {
          error: { type: 'resource_not_found_exception', reason: `[${path.slice(0, 100)}] not found` },
          status: 404,
        },
      };
    }
    return null;
  }
  if (isIndex(path)) return { status: 200, body: { acknowledged: true, shards_acknowledged: true, index: path } };
  return NAMED.test(path) || DONE.test(path) ? { status: 200, body: { acknowledged: true } } : null;
}

function isIndex(path: string): boolean {
  return /^[^_/][^/]*$/.test(path);
}

function about(version: string): object {
  return {
    name: 'roomwatch',
    cluster_name: 'roomwatch',
    cluster_uuid: 'roomwatch',
    version: {
      number: version,
      build_flavor: 'default',
      build_type: 'docker',
      build_hash: 'unknown',
      build_date: '2026-01-01T00:00:00.000Z',
      build_snapshot: false,
      lucene_version: '9.12.0',
      minimum_wire_compatibility_version: '7.17.0',
      minimum_index_compatibility_version: '7.0.0',
    },
    tagline: 'You Know, for Search',
  };
}
