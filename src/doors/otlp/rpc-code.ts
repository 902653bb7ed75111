/** The code of gRPC for a status of HTTP (google/rpc/code.proto). */
export function rpcCodeOf(status: number): number {
  switch (status) {
    case 401:
      return 16;
    case 403:
      return 7;
    case 413:
    case 429:
      return 8;
    case 503:
      return 14;
    case 500:
      return 13;
    default:
      return 3;
  }
}
