/* Made from the OpenAPI document by smartcritic/interfaces/http/client.py: change it there. */

/** The address of each operation, relative to that of the service. */
export declare const paths: Readonly<{
  critique: "v1/critique";
  extract: "v1/extract";
  plan: "v1/plan";
  fill: "v1/fill";
  compare: "v1/compare";
  critiqueBatch: "v1/critique/batch";
  portfolio: "v1/portfolio";
  listRules: "v1/rules";
  getRule: "v1/rules/{rule}";
  healthz: "healthz";
  readyz: "readyz";
  metrics: "metrics";
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
  /** Judge one goal */
  critique(body: {goal: GoalInput; context?: Context | null}, options?: {rewrite?: boolean; utf16?: boolean; signal?: AbortSignal}): Promise<Report>;
  /** Read the facts of one goal */
  extract(body: {goal: GoalInput; context?: Context | null}, options?: {utf16?: boolean; signal?: AbortSignal}): Promise<Facts>;
  /** Break one goal down */
  plan(body: {goal: GoalInput; context?: Context | null; step?: Step | null; spread?: Spread | null}, options?: {signal?: AbortSignal}): Promise<Plan>;
  /** Fill the slots of a rewrite */
  fill(body: {rewrite: RewriteInput; values?: Values | null; context?: Context | null}, options?: {utf16?: boolean; signal?: AbortSignal}): Promise<Filled>;
  /** Check somebody's rewrite */
  compare(body: {before: GoalInput; after: GoalInput; context?: Context | null}, options?: {utf16?: boolean; signal?: AbortSignal}): Promise<Comparison>;
  /** Judge many goals */
  critiqueBatch(body: {goals: Goals; context?: Context | null}, options?: {rewrite?: boolean; utf16?: boolean; signal?: AbortSignal}): Promise<Batch>;
  /** What only the list shows */
  portfolio(body: {goals: Goals; context?: Context | null}, options?: {signal?: AbortSignal}): Promise<Portfolio>;
  /** Every rule */
  listRules(options?: {signal?: AbortSignal}): Promise<Rules>;
  /** One rule */
  getRule(rule: string, options?: {signal?: AbortSignal}): Promise<Rule>;
  /** Is the process alive? */
  healthz(options?: {signal?: AbortSignal}): Promise<Status>;
  /** Can it judge goals? */
  readyz(options?: {signal?: AbortSignal}): Promise<Status>;
  /** Metrics for Prometheus */
  metrics(options?: {signal?: AbortSignal}): Promise<string>;
}

/** What went wrong (RFC 9457): `detail` says what is wrong and what would be right. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
}

/** What one criterion says. `measured` and `asked` say in words what was found and what would be needed; `evidence` are the spans that show it. `source`: "text", "field" (a column beside the text), "context" or "key_results" (those of an objective). */
export interface Verdict {
  verdict: "met" | "partial" | "unknown" | "unmet";
  confidence: number;
  source: "context" | "field" | "key_results" | "text";
  findings: Finding[];
  measured: string;
  asked: string;
  evidence: Cue[];
}

/** A flaw: `rule` names it, `message` says what is wrong here, `why` says why it matters. No span for an absence. `level` says how much it weighs by the configuration: "error", "warning" or "note"; it changes no verdict. `kind`: the kind of goal whose yardstick it was judged by; None where that is the one for all goals. */
export interface Finding {
  rule: string;
  message: string;
  why: string;
  start: number | null;
  end: number | null;
  quote: string | null;
  level: "error" | "note" | "warning";
  kind: "baseline" | "count" | "event" | "habit" | "keep" | "key_result" | "learning" | "level" | "objective" | "rule" | "skill" | "state" | "task" | null;
}

/** Words that show something: `kind` says what, `text` is the caller's own text at `start:end`. `value` carries a plain reading where there is one (a lemma, a metric's name, a role). */
export interface Cue {
  kind: string;
  text: string;
  start: number;
  end: number;
  value: string | null;
}

/** All that was read from one goal. `actions` lists every coordinated action, `action` is its first. `cues` holds the rest that the criteria need, by kind: "vague_time", "vague_word", "buzzword", "hedge", "purpose", "parent", "means", "basis", "tracking", "owner", "absolute", "extreme", "confidence", "review", "event", "label", "negation", "against", ... (see `smartcritic.facts`), and `METRIC_FLAWS`. `form`: "imperative", "clause", "noun_phrase", "labelled", "question" or "no_goal". `reading`: what the trained reader says; None where the text was not read. */
export interface Facts {
  action: Action | null;
  kind: "activity" | "outcome";
  quantities: Quantity[];
  deadline: Deadline | null;
  cadence: "biweekly" | "daily" | "monthly" | "quarterly" | "weekly" | "yearly" | null;
  dates: DateMention[];
  actions: Action[];
  objects: ObjectFact[];
  cues: Cue[];
  form: string;
  language: string;
  means: Means[];
  reading: Reading | null;
  purpose: Span[];
  basis: Span[];
  horizon: "days" | "half" | "quarter" | "recurring" | "weeks" | "year" | "years" | null;
}

/** A verb that says what will be done or reached. `strength`: "concrete" ("publish"), "generic" ("improve") or "hedged" ("try to look into"). `direction`: where it moves things ("up", "down", "reach", "keep", "create", "end") or None. `coordinated` is False for the first action and True for those coordinated with it. `rule` names the grammar rule that found it. `open_ended`: work with no plain moment of done ("document", "review"), unless a thing comes of it. `light`: a verb that means little by itself ("take"). */
export interface Action {
  lemma: string;
  text: string;
  start: number;
  end: number;
  strength: "concrete" | "generic" | "hedged";
  direction: "create" | "down" | "end" | "keep" | "reach" | "up" | null;
  coordinated: boolean;
  rule: string;
  open_ended: boolean;
  light: boolean;
}

/** An amount of the goal. `value`/`high` are in base form ($50K -> 50000, 20% -> 20); `high` is the upper end of a range. `unit`: "percent", "percentage point", an ISO 4217 code, a unit name, the counted noun's lemma, "times" or None. `per`: for a rate the period or thing that it is per ("day", "week", "1000 unit"), else None. `full_unit`: the unit in full, in the singular: the counted noun with its compounds ("charging station") and what each is per ("EUR per litre", "service call per day"), "share" for a part of something. `of`: the whole that a part is given of, the 5 of "2 in 5" and "2 out of 5". `change`: whether something rises or falls by the amount; None where it is a level or a count. */
export interface Quantity {
  text: string;
  start: number;
  end: number;
  value: number;
  high: number | null;
  unit: string | null;
  role: "baseline" | "rate" | "scope" | "target";
  bound: "about" | "at_least" | "at_most" | "less_than" | "more_than" | null;
  per: string | null;
  rule: string;
  full_unit: string | null;
  of: number | null;
  change: "down" | "up" | null;
}

/** When the goal is over: the span that sets the end and the last day that still counts. From a field of the goal, `text`, `start` and `end` are None. `disagrees` is the last day that the text gives where the `due_date` field wins over it. */
export interface Deadline {
  text: string | null;
  start: number | null;
  end: number | null;
  start_date: string | null;
  end_date: string;
  disagrees: string | null;
}

/** A date expression. `start_date`/`end_date` are inclusive; an open side is None. `period` is ISO 8601 ("P90D", "P1W"). */
export interface DateMention {
  text: string;
  start: number;
  end: number;
  kind: "date" | "duration" | "range" | "recurrence";
  start_date: string | null;
  end_date: string | null;
  period: string | null;
  rule: string;
}

/** What the action is done to, or the head of a noun-phrase goal. `head` is the lemma of its head noun. `nature`: "metric", "artefact", "event", "process", "people", "quality" (an abstract good such as visibility), "topic" or "thing" (unknown to every list). `generic`: the head alone delimits nothing ("sales", "performance"). `delimiters` are the parts that delimit it: Cue kinds "modifier", "compound", "name", "segment", "place", "of", "number", "possessive", "clause", "quoted", "definite". `metric`: the metric's name in the lexicon where the phrase names one. `compared`: a bare comparative ("more calls", "better deals") is all that says how many or how good. */
export interface ObjectFact {
  text: string;
  start: number;
  end: number;
  head: string;
  nature: string;
  generic: boolean;
  delimiters: Cue[];
  metric: string | null;
  compared: boolean;
}

/** How the goal is to be reached, where the text says what is done to what: "by cutting the waiting time of families". `action` is None behind a noun ("through weekly clinics"); `object` is None where nothing is named. */
export interface Means {
  text: string;
  start: number;
  end: number;
  action: Action | null;
  object: ObjectFact | null;
}

/** What the trained reader says of one goal. `odds`: for each question (the five criteria, "kind", "form", "horizon") the probability of each answer, calibrated on goals kept aside, and for "goal_kind" of each kind of goal. `weights`: what single words did. `remarks`: those that a coach would make ("now": where it stands today is missing, "how": what makes it possible, ...), each with its probability. */
export interface Reading {
  odds: Record<string, Record<string, number>>;
  weights: Weight[];
  remarks: Record<string, number>;
}

/** What some words did to the trained reader's verdicts: by letter, how much further the goal gets with them than without, -1..1. */
export interface Weight {
  text: string;
  start: number;
  end: number;
  effect: Record<string, number>;
}

/** How likely the target is: probability 0..1 by `method`, what is expected and what is needed, in `unit`. */
export interface Attainability {
  probability: number;
  method: string;
  expected: number;
  needed: number;
  unit: string | null;
  assumptions: string[];
  explanation: string;
}

/** A way to mend one criterion: edits of the goal's text, the text that they make, and how far to trust it. */
export interface Suggestion {
  criterion: string;
  message: string;
  edits: Edit[];
  text: string;
  trust: "idea" | "needs_input" | "safe";
  slots: Slot[];
  score_after: number | null;
}

/** Replace ``text[start:end]`` of the goal by `replacement`. */
export interface Edit {
  start: number;
  end: number;
  replacement: string;
}

/** A gap that only the writer can fill: ``text[start:end]`` of the new text, brackets included. `type` says what fits. `proposal` is a value that can be taken as it is, and stands in the brackets; `alternatives` are others. `optional`: the goal is complete without it. `example`: a value of the right kind, with which the text was judged before it was offered; it is no proposal. */
export interface Slot {
  name: string;
  start: number;
  end: number;
  question: string;
  type: "date" | "money" | "number" | "percent" | "words";
  proposal: string | null;
  alternatives: string[];
  optional: boolean;
  example: string;
}

/** The goal rewritten as a whole, with the slots that its writer fills. `form`: "least_change" mends what is not specific, measurable and time-bound; "full" also asks what makes it possible and what it is for; "key_result" says "Move [metric] from [now] to [target] by [date]". `answers`: the rules whose findings it answers. */
export interface Rewrite {
  text: string;
  slots: Slot[];
  score_after: number | null;
  trust: "idea" | "needs_input" | "safe";
  form: "full" | "key_result" | "least_change";
  answers: string[];
}

/** One of several goals in a text, ``text[start:end]`` of it, with its own rewrites. */
export interface Part {
  text: string;
  start: number;
  end: number;
  rewrites: Rewrite[];
}

/** The kind that a goal was judged by, and why. `source`: "field" (the caller gave the kind), "list" (it has key results), "mark" ("KR 1: ..."), "profile" (the words, read by a profile that looks for objectives) or "text" (the words alone, which changes no verdict). `why` says so in words. */
export interface Yardstick {
  kind: "baseline" | "count" | "event" | "habit" | "keep" | "key_result" | "learning" | "level" | "objective" | "rule" | "skill" | "state" | "task";
  source: "field" | "list" | "mark" | "profile" | "text";
  why: string;
  ambition: "aspirational" | "committed" | null;
}

/** Words of a goal, and what found them: "rule", or the name of a trained component. */
export interface Span {
  text: string;
  start: number;
  end: number;
  found_by: string;
}

/** What the critic says of one goal. `judged` is False for a text that is no goal: its `score` is None, its verdicts are all "unknown", and one finding says why. `suggestions`: ways to mend the criteria that are not met, one criterion each. `rewrites`: the whole goal rewritten in up to three ways, best first; `rewrite` is the first, or None where nothing needs to change or nothing better was found. `parts`: where the text holds several goals, each by itself. All stay empty where they were not asked for. `kind_of_goal`: what kind of goal it is, which decides how it is measured and dated; None for a text that was not judged. `yardstick`: why it was judged as that kind. */
export interface Report {
  schema: "smartcritic/report/1";
  id: string | null;
  text: string;
  today: string;
  judged: boolean;
  score: number | null;
  criteria: {specific: Verdict; measurable: Verdict; achievable: Verdict; relevant: Verdict; time_bound: Verdict};
  facts: Facts;
  attainability: Attainability | null;
  suggestions: Suggestion[];
  rewrite: Rewrite | null;
  rewrites: Rewrite[];
  parts: Part[];
  kind_of_goal: "baseline" | "count" | "event" | "habit" | "keep" | "key_result" | "learning" | "level" | "objective" | "rule" | "skill" | "state" | "task" | null;
  yardstick: Yardstick | null;
}

/** What must be reached, added up, by the end of `date`. */
export interface Milestone {
  date: string;
  value: number;
}

/** A target broken down to working days and weeks (schema ``smartcritic/plan/1``). */
export interface Plan {
  schema: "smartcritic/plan/1";
  activity: string;
  unit: string | null;
  total: number;
  per_workday: number;
  per_week: number;
  workdays_left: number;
  deadline: string;
  milestones: Milestone[];
  assumptions: string[];
}

/** A row that could not be read or judged (schema ``smartcritic/error/1``). */
export interface RowError {
  schema: "smartcritic/error/1";
  id: string | null;
  row: number;
  error: string;
}

/** What became of one fact in a rewrite. `kind`: "action", "object", "amount", "date", "name", "owner", "purpose" or "detail" (what narrows the object, or names means). `state`: "kept", "changed" (another value of the same thing), "lost", or "invented" (the writer never gave it). `before` and `after` quote the two texts; `before` is None for what is invented or was given by a field or the context, `after` for what is lost. */
export interface FactChange {
  kind: "action" | "amount" | "date" | "detail" | "name" | "object" | "owner" | "purpose";
  state: "changed" | "invented" | "kept" | "lost";
  message: string;
  before: Quote | null;
  after: Quote | null;
  source: "context" | "field" | "key_results" | "text";
}

/** Words of a text: ``text == whole[start:end]``. */
export interface Quote {
  text: string;
  start: number;
  end: number;
}

/** One criterion before and after: "gained", "lost" or "same", with the rules that no longer flag (`mended`) and those that do now. */
export interface CriterionChange {
  before: "met" | "partial" | "unknown" | "unmet";
  after: "met" | "partial" | "unknown" | "unmet";
  change: "gained" | "lost" | "same";
  mended: string[];
  raised: string[];
}

/** A goal and somebody's rewrite of it (schema ``smartcritic/comparison/1``). `before` and `after` are the two texts, `facts` what became of each fact, in the order of the texts. `slots` are the gaps that the rewrite leaves open ("[X%]"); a slot invents nothing and proves nothing. A score is None where that text is no goal. */
export interface Comparison {
  schema: "smartcritic/comparison/1";
  faithful: boolean;
  before: string;
  after: string;
  today: string;
  score_before: number | null;
  score_after: number | null;
  facts: FactChange[];
  criteria: {specific: CriterionChange; measurable: CriterionChange; achievable: CriterionChange; relevant: CriterionChange; time_bound: CriterionChange};
  slots: Quote[];
}

/** What only a list of goals can show: the rule, the ids of the goals it concerns, its numbers and its level. */
export interface PortfolioFinding {
  rule: string;
  message: string;
  goals: string[];
  owner: string | null;
  team: string | null;
  numbers: Record<string, unknown>;
  level: "error" | "note" | "warning";
}

/** One goal as its author wrote it, with what the exporting system knows beside the text. `kind` is what its author calls it, and beats what its words are read as. `key_results` are those of an objective. */
export interface Goal {
  text: string;
  id?: string | null;
  owner?: string | null;
  team?: string | null;
  role?: string | null;
  parent?: string | null;
  start_date?: string | null;
  due_date?: string | null;
  metric?: string | null;
  unit?: string | null;
  baseline?: number | null;
  target?: number | null;
  current?: number | null;
  review?: string | null;
  status?: string | null;
  kind?: "baseline" | "count" | "event" | "habit" | "keep" | "key_result" | "learning" | "level" | "objective" | "rule" | "skill" | "state" | "task" | null;
  ambition?: "aspirational" | "committed" | null;
  key_results?: KeyResult[];
}

/** A result by which an objective is known to be reached: its text and fields, as those of a `Goal`; a string is the text alone. */
export interface KeyResult {
  text: string;
  id?: string | null;
  due_date?: string | null;
  metric?: string | null;
  unit?: string | null;
  baseline?: number | null;
  target?: number | null;
  current?: number | null;
}

/** What the text cannot say: the day, the role, the objectives, past results, the funnel and the capacity. */
export interface Context {
  today?: string | null;
  fiscal_year_start?: number;
  role?: string | null;
  objectives?: string[];
  history?: HistoryPoint[];
  funnel?: FunnelStage[];
  capacity?: Capacity[];
  workdays?: string[];
  holidays?: string | null;
}

/** A past result: `value` of `metric` in `period` ("2026-08", "2026-Q3", "2026-W40", "2026" or an ISO date). */
export interface HistoryPoint {
  metric: string;
  period: string;
  value: number;
  unit?: string | null;
}

/** A stage of a funnel. `rate` is the share (0..1) that reaches the next stage, `per` null means a stock at hand. */
export interface FunnelStage {
  stage: string;
  volume?: number | null;
  per?: "day" | "month" | "quarter" | "week" | "year" | null;
  rate?: number | null;
  unit?: string | null;
  value_each?: number | null;
}

/** Hours, calls or people at hand: `value` of `what` per period; `each` is what one item takes. */
export interface Capacity {
  what: string;
  value: number;
  per?: "day" | "month" | "quarter" | "week" | "year" | null;
  unit?: string | null;
  each?: number | null;
}

export type GoalInput = string | Goal;

export type Goals = GoalInput[];

export interface RewriteInput {
  text: string;
  slots?: SlotInput[];
  score_after?: number | null;
  trust?: "idea" | "needs_input" | "safe";
  form?: "full" | "key_result" | "least_change";
  answers?: string[];
}

export interface SlotInput {
  name: string;
  start: number;
  end: number;
  question: string;
  type?: "date" | "money" | "number" | "percent" | "words";
  proposal?: string | null;
  alternatives?: string[];
  optional?: boolean;
  example?: string;
}

/** what stands in each slot, by its name; without any, the proposals do */
export type Values = Record<string, string | number>;

export interface Filled {
  text: string;
}

export type Step = "week" | "month" | "quarter";

export type Spread = "workdays" | "linear";

export interface Batch {
  schema: "smartcritic/batch/1";
  goals: number;
  unjudged: number;
  errors: number;
  results: (Report | RowError)[];
}

export interface Portfolio {
  findings: PortfolioFinding[];
  errors: RowError[];
}

export interface Rule {
  name: string;
  criterion: string;
  flags: string;
  why: string;
  remedy: string;
  severity: "flaw" | "note";
  bad: GoalInput | Goals;
  good: GoalInput | Goals;
  context: Context;
  rests_on: {cite: string; says: string}[];
}

export interface Rules {
  rules: Rule[];
}

export interface Status {
  status: string;
}
