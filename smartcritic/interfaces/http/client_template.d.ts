
/** The address of each operation, relative to that of the service. */
export declare const paths: Readonly<{
  /* paths */
}>;

/** The service refused: `message` says what is wrong and what would be right, `retryAfter` after how many seconds to ask again. */
export declare class ServiceError extends Error {
  readonly status: number;
  readonly retryAfter: number | null;
}

/**
 * The service at `url` (default: where the page is), asked with `key` where it has one.
 * Offsets in answers count as JavaScript does, `text.slice(start, end)`, unless `utf16: false` is said.
 */
export declare class Client {
  constructor(options?: {url?: string; key?: string | null; fetch?: typeof globalThis.fetch});
  /* methods */
}
