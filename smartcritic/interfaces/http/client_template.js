
/* The address of each operation, relative to that of the service. */
export const paths = {
  /* paths */
};

/* The service refused: `message` says what is wrong and what would be right, `retryAfter` after how many seconds to ask again (or null). */
export class ServiceError extends Error {
  constructor(status, message, retryAfter = null) {
    super(message);
    this.name = "ServiceError";
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

const escaped = name => name.split("/").map(encodeURIComponent).join("/");

/* The service at `url` (default: where the page is), asked with `key` where it has one.
   Offsets in answers count as JavaScript does, `text.slice(start, end)`, unless `utf16: false` is said. */
export class Client {
  constructor({url = "", key = null, fetch = (...given) => globalThis.fetch(...given)} = {}) {
    this.url = url && url.replace(/\/*$/, "/");
    this.key = key;
    this.fetch = fetch;
  }

  async ask(path, {method, body, query = {}, signal, text = false}) {
    const headers = {};
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (this.key) headers["X-API-Key"] = this.key;
    const said = new URLSearchParams(query).toString();
    const sent = {method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body)};
    const answer = await this.fetch(this.url + path + (said && `?${said}`), sent);
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      const wait = answer.headers.get("Retry-After");
      throw new ServiceError(answer.status, problem.detail || `the service answered with status ${answer.status}`, wait === null ? null : Number(wait));
    }
    return text ? answer.text() : answer.json();
  }

  /* methods */
}
