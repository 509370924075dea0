/* Made from the OpenAPI document by smartcritic/interfaces/http/client.py: change it there. */

/* The address of each operation, relative to that of the service. */
export const paths = {
  critique: "v1/critique",
  extract: "v1/extract",
  plan: "v1/plan",
  fill: "v1/fill",
  compare: "v1/compare",
  critiqueBatch: "v1/critique/batch",
  portfolio: "v1/portfolio",
  listRules: "v1/rules",
  getRule: "v1/rules/{rule}",
  healthz: "healthz",
  readyz: "readyz",
  metrics: "metrics",
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

  /* Judge one goal */
  critique(body, {rewrite = true, utf16 = true, signal} = {}) {
    return this.ask(paths.critique, {method: "POST", signal, body, query: {rewrite, utf16}});
  }

  /* Read the facts of one goal */
  extract(body, {utf16 = true, signal} = {}) {
    return this.ask(paths.extract, {method: "POST", signal, body, query: {utf16}});
  }

  /* Break one goal down */
  plan(body, {signal} = {}) {
    return this.ask(paths.plan, {method: "POST", signal, body});
  }

  /* Fill the slots of a rewrite */
  fill(body, {utf16 = true, signal} = {}) {
    return this.ask(paths.fill, {method: "POST", signal, body, query: {utf16}});
  }

  /* Check somebody's rewrite */
  compare(body, {utf16 = true, signal} = {}) {
    return this.ask(paths.compare, {method: "POST", signal, body, query: {utf16}});
  }

  /* Judge many goals */
  critiqueBatch(body, {rewrite = true, utf16 = true, signal} = {}) {
    return this.ask(paths.critiqueBatch, {method: "POST", signal, body, query: {rewrite, utf16}});
  }

  /* What only the list shows */
  portfolio(body, {signal} = {}) {
    return this.ask(paths.portfolio, {method: "POST", signal, body});
  }

  /* Every rule */
  listRules({signal} = {}) {
    return this.ask(paths.listRules, {method: "GET", signal});
  }

  /* One rule */
  getRule(rule, {signal} = {}) {
    return this.ask(paths.getRule.replace("{rule}", escaped(rule)), {method: "GET", signal});
  }

  /* Is the process alive? */
  healthz({signal} = {}) {
    return this.ask(paths.healthz, {method: "GET", signal});
  }

  /* Can it judge goals? */
  readyz({signal} = {}) {
    return this.ask(paths.readyz, {method: "GET", signal});
  }

  /* Metrics for Prometheus */
  metrics({signal} = {}) {
    return this.ask(paths.metrics, {method: "GET", signal, text: true});
  }
}
