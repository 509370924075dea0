/* Judges the goals in the selected column of Excel and writes score, verdicts, what to fix and a rewrite to its right.
   An Office Script: Automate, New script. The service needs `--allow-origin` for the origin that Excel's message names. */

const SERVICE = "https://goals.example.com/";
const KEY = "";

interface Finding { message: string }
interface Criterion { verdict: string; findings: Finding[] }
interface Result {
  error?: string;
  judged: boolean;
  score: number | null;
  criteria: { [name: string]: Criterion };
  rewrite: { text: string } | null;
}
interface Batch { detail?: string; results: Result[] }

async function main(workbook: ExcelScript.Workbook) {
  const range = workbook.getSelectedRange().getColumn(0);
  const head = ["Score", "S", "M", "A", "R", "T", "To fix", "Rewrite"];
  const target = range.getOffsetRange(0, 1).getResizedRange(0, head.length - 1);
  if (target.getUsedRange(true)) throw new Error(`The ${head.length} columns to the right of the selection must be empty.`);
  const goals = range.getValues().map(cells => String(cells[0]));
  const there = goals.map((text, i) => i).filter(i => goals[i].trim() !== "");
  const rows = goals.map(() => head.map(() => "" as string | number));
  for (let first = 0; first < there.length; first += 100) {
    const part = there.slice(first, first + 100);
    const batch = await judged(part.map(i => goals[i]));
    batch.results.forEach((result, i) => { rows[part[i]] = row(result); });
  }
  target.setValues(rows);
}

async function judged(goals: string[]): Promise<Batch> {
  const headers: { [name: string]: string } = { "Content-Type": "application/json" };
  if (KEY !== "") headers["X-API-Key"] = KEY;
  const answer = await fetch(SERVICE + "v1/critique/batch", { method: "POST", headers: headers, body: JSON.stringify({ goals: goals }) });
  const batch: Batch = await answer.json();
  if (!answer.ok) throw new Error(batch.detail);
  return batch;
}

function row(result: Result): (string | number)[] {
  if (result.error) return ["", "", "", "", "", "", plain(result.error), ""];
  const criteria = ["specific", "measurable", "achievable", "relevant", "time_bound"].map(name => result.criteria[name]);
  const verdicts = criteria.map(criterion => (result.judged ? criterion.verdict : ""));
  const messages: string[] = [];
  criteria.forEach(criterion => criterion.findings.forEach(finding => messages.push(finding.message)));
  return [result.score === null ? "" : result.score, ...verdicts, plain(messages.join("\n")), result.rewrite ? plain(result.rewrite.text) : ""];
}

/* A text that a sheet does not take for a formula. */
function plain(text: string): string {
  return /^[=+@-]/.test(text) ? "'" + text : text;
}
